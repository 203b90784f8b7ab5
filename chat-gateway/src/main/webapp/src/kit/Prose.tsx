import { useMemo, type ReactNode } from 'react';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import { citationMarks } from './citation-marks';

interface Props {
  text: string;
  sources?: number;
  /** Draws the mark of source `number` in the text. */
  mark?: (number: number) => ReactNode;
}

/** Markdown-light as readable prose. No images and no raw HTML; links open elsewhere. */
export default function Prose({ text, sources = 0, mark }: Props) {
  const plugins = useMemo(() => [rehypeSanitize, citationMarks(sources)], [sources]);
  return (
    <div className="prose break-words">
      <Markdown
        rehypePlugins={plugins}
        disallowedElements={['img', 'input', 'table']}
        unwrapDisallowed
        components={{
          h1: 'h2',
          h2: 'h2',
          h3: 'h3',
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer">
              {children}
            </a>
          ),
          sup: ({ node, children }) => {
            const number = Number(node?.properties.dataCitation);
            return number > 0 && mark ? mark(number) : <sup>{children}</sup>;
          },
        }}
      >
        {text}
      </Markdown>
    </div>
  );
}
