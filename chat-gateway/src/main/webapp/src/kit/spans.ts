import { LEVELS, type Level, type Span } from '../wire/shapes';

export interface Marked extends Span {
  level: Level;
}

export interface Piece {
  text: string;
  level?: Level;
}

/** Cuts a text at its marked spans. Where spans overlap the more serious level counts; what lies outside is left out. */
export function cut(text: string, spans: readonly Marked[]): Piece[] {
  const valid = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.start < span.end);
  const edges = [...new Set([0, text.length, ...valid.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  edges.slice(0, -1).forEach((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const covering = valid.filter((span) => span.start <= start && span.end >= end).map((span) => span.level);
    const level = covering.sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a))[0];
    const last = pieces.at(-1);
    if (last && last.level === level) last.text += text.slice(start, end);
    else pieces.push({ text: text.slice(start, end), level });
  });
  return pieces;
}
