/** @file Mean and variance of each channel, the channels last. */

/** Two passes in float64; the variance is the biased one. */
export function channelMoments(data: ArrayLike<number>, channels: number): { mean: Float64Array; variance: Float64Array } {
  const rows = data.length / channels;
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  for (let i = 0; i < data.length; i += 1) mean[i % channels] = (mean[i % channels] as number) + (data[i] as number) / rows;
  for (let i = 0; i < data.length; i += 1) {
    const c = i % channels;
    variance[c] = (variance[c] as number) + ((data[i] as number) - (mean[c] as number)) ** 2 / rows;
  }
  return { mean, variance };
}
