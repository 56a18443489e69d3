import { randomBytes } from 'node:crypto';
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { policy } from '../domain/policy.ts';
import { between, type RandomNumbers, wholeBetween } from './random-numbers.ts';

const { width, height } = policy.captcha.slider;
const grain = 16;

/** Hills under a sky with clouds and a sun, in calm colours; no two are the same, and no file is needed. */
export function drawScene(random: RandomNumbers): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const hue = between(random, 150, 255);
  drawSky(context, random, hue);
  for (let n = wholeBetween(random, 3, 5); n > 0; n -= 1) drawCloud(context, random);
  const ridges = wholeBetween(random, 3, 4);
  for (let ridge = 0; ridge < ridges; ridge += 1) drawRidge(context, random, { hue, ridge, ridges });
  for (let n = wholeBetween(random, 26, 36); n > 0; n -= 1) drawTree(context, random, hue);
  return withGrain(canvas, context);
}

function drawSky(context: SKRSContext2D, random: RandomNumbers, hue: number): void {
  const sky = context.createLinearGradient(0, 0, between(random, -60, 60), height);
  sky.addColorStop(0, `hsl(${hue} 48% ${between(random, 62, 72)}%)`);
  sky.addColorStop(1, `hsl(${hue - between(random, 60, 120)} 55% 88%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  const [x, y, radius] = [between(random, 20, 300), between(random, 16, 60), between(random, 9, 18)];
  context.fillStyle = `hsl(${between(random, 35, 55)} 90% 86%)`;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function drawCloud(context: SKRSContext2D, random: RandomNumbers): void {
  const [x, y] = [between(random, 0, width), between(random, 8, 80)];
  context.fillStyle = `hsla(0 0% 100% / ${between(random, 0.25, 0.6)})`;
  for (let puff = 0; puff < 5; puff += 1) {
    const [dx, dy] = [between(random, -26, 26), between(random, -5, 5)];
    context.beginPath();
    context.ellipse(x + dx, y + dy, between(random, 10, 22), between(random, 5, 10), 0, 0, 2 * Math.PI);
    context.fill();
  }
}

/** One row of hills; nearer rows are darker. */
function drawRidge(
  context: SKRSContext2D,
  random: RandomNumbers,
  { hue, ridge, ridges }: { hue: number; ridge: number; ridges: number },
): void {
  const top = 48 + (ridge / ridges) * 92 + between(random, -8, 8);
  const waves = [1, 2, 3].map((n) => ({
    length: between(random, 40, 120) / n,
    size: between(random, 6, 16) / n,
    shift: between(random, 0, 6),
  }));
  context.beginPath();
  context.moveTo(0, height);
  for (let x = 0; x <= width; x += 4) {
    const rise = waves.reduce((sum, { length, size, shift }) => sum + size * Math.sin(x / length + shift), 0);
    context.lineTo(x, top - rise);
  }
  context.lineTo(width, height);
  const lightness = 70 - (ridge / ridges) * 42;
  const slope = context.createLinearGradient(0, top - 20, between(random, -80, 80), height);
  slope.addColorStop(0, `hsl(${hue - ridge * 14} ${between(random, 26, 40)}% ${lightness}%)`);
  slope.addColorStop(1, `hsl(${hue - ridge * 14 - 26} 32% ${lightness - 14}%)`);
  context.fillStyle = slope;
  context.fill();
}

/** Small shapes on the slopes, so that a piece is recognisable by more than its colour. */
function drawTree(context: SKRSContext2D, random: RandomNumbers, hue: number): void {
  const [x, foot, size] = [
    between(random, 0, width),
    between(random, 84, height + 6),
    between(random, 7, 18),
  ];
  context.fillStyle = `hsla(${hue - between(random, 30, 110)} 34% ${between(random, 24, 58)}% / 0.75)`;
  context.beginPath();
  if (random() < 0.5) {
    context.moveTo(x, foot - size * 1.6);
    context.lineTo(x + size * 0.5, foot);
    context.lineTo(x - size * 0.5, foot);
  } else {
    context.ellipse(x, foot - size * 0.7, size * 0.42, size * 0.7, 0, 0, 2 * Math.PI);
  }
  context.fill();
}

/** A little noise on every pixel, so that runs of equal pixels don't reveal where something was drawn. */
function withGrain(canvas: Canvas, context: SKRSContext2D): Canvas {
  const image = context.getImageData(0, 0, width, height);
  const { data } = image;
  for (const [pixel, byte] of randomBytes(width * height).entries()) {
    const shift = (byte / 255 - 0.5) * grain;
    for (let channel = pixel * 4; channel < pixel * 4 + 3; channel += 1) data[channel]! += shift;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
