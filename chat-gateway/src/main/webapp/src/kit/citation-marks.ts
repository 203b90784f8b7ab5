/** The few node shapes of a HTML tree that this needs. */
export interface Node {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

const MARK = /\[(\d{1,2})\]/g;

/** Splits "… rest.[1]" into text and marks; numbers without a source stay plain text. */
export function splitMarks(text: string, sources: number): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const number = Number(match[1]);
    if (number < 1 || number > sources) continue;
    if (match.index > from) nodes.push({ type: 'text', value: text.slice(from, match.index) });
    nodes.push({ type: 'element', tagName: 'sup', properties: { dataCitation: number }, children: [] });
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push({ type: 'text', value: text.slice(from) });
  return nodes;
}

/** A rehype plugin, run after sanitising: `[n]` in the text becomes an element that is drawn as a source button. */
export function citationMarks(sources: number) {
  const visit = (node: Node): void => {
    if (!node.children || node.tagName === 'code') return;
    node.children = node.children.flatMap((child) =>
      child.type === 'text' ? splitMarks(child.value ?? '', sources) : [child],
    );
    node.children.forEach(visit);
  };
  return () => visit as (tree: unknown) => void;
}
