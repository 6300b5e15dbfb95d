/** @file An icon, and the coloured tile of a layer's family. */
import type { CSSProperties, JSX } from 'react';
import type { Family } from '../../engine/catalog/define.ts';
import { type IconName, icons } from './icons.ts';
import classes from './icon.module.css';

/** Decoration: what it means must stand beside it or in the button's label. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  const Drawn = icons[name];
  return <Drawn size={size} stroke={1.7} aria-hidden />;
}

const familyColor: Readonly<Record<Family, string>> = {
  io: 'var(--fam-io)',
  core: 'var(--fam-core)',
  convolution: 'var(--fam-conv)',
  pooling: 'var(--fam-pool)',
  normalization: 'var(--fam-norm)',
  regularization: 'var(--fam-reg)',
  merging: 'var(--fam-merge)',
};

/** A definition's icon: its path data on a 24 x 24 grid. */
export function GlyphIcon({ path, size = 16 }: { readonly path: string; readonly size?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={path} />
    </svg>
  );
}

export interface TileProps {
  readonly family: Family;
  /** SVG path data of the definition. */
  readonly path: string;
  /** Side of the tile and of the icon in it. */
  readonly size?: number;
  readonly icon?: number;
  readonly plain?: boolean;
}

export function Tile({ family, path, size = 20, icon = 14, plain = false }: TileProps): JSX.Element {
  return (
    <span
      className={classes['tile']}
      data-plain={plain || undefined}
      style={{ '--fam': familyColor[family], width: size, height: size } as CSSProperties}
    >
      <GlyphIcon path={path} size={icon} />
    </span>
  );
}
