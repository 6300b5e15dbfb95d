/** @file The desktop shell's transport: a message port that the preload hands over. */
import { RPCLink } from '@orpc/client/message-port';

interface Bridge {
  /** Asks main for a port; it arrives as a message of the window. */
  requestPort(): void;
  /** Id of the drawing whose file the user has just dropped, once; null where it was no file of a drawing. */
  takeDropped(): Promise<string | null>;
}

declare global {
  interface Window {
    readonly layerloom?: Bridge;
  }
}

export function hasPort(): boolean {
  return window.layerloom !== undefined;
}

/** The dropped file as the desktop opened it itself; null in a browser, which only has the file's text. */
export async function takeDropped(): Promise<string | null> {
  return (await window.layerloom?.takeDropped()) ?? null;
}

export function connectPort(): Promise<{ made: RPCLink<Record<never, never>>; closed: Promise<string> }> {
  return new Promise((resolve) => {
    window.addEventListener('message', function receive(event: MessageEvent) {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'layerloom-port' || !port) return;
      window.removeEventListener('message', receive);
      const closed = new Promise<string>((gone) => port.addEventListener('close', () => gone('closed'), { once: true }));
      port.start();
      resolve({ made: new RPCLink({ port }), closed });
    });
    window.layerloom?.requestPort();
  });
}
