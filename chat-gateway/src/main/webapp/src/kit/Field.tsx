import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

const BOX =
  'block min-h-11 w-full rounded-xl border border-line-strong bg-surface px-3 py-2 text-ink placeholder:text-soft aria-invalid:border-critical';

interface Frame {
  label: string;
  help?: ReactNode;
  error?: string;
}

function Around({ id, label, help, error, children }: Frame & { id: string; children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {children}
      {help && (
        <div id={`${id}-help`} className="text-sm text-soft">
          {help}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-critical">
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, help: ReactNode, error: string | undefined) {
  const ids = [error && `${id}-error`, help ? `${id}-help` : undefined].filter(Boolean);
  return { 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': error ? true : undefined };
}

export function TextField({ label, help, error, ...input }: Frame & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Around id={id} label={label} help={help} error={error}>
      <input {...input} {...described(id, help, error)} id={id} className={BOX} />
    </Around>
  );
}

interface Named {
  /** A fixed id, where a key command moves the focus here. */
  fieldId?: string;
}

export function TextArea({ label, help, error, fieldId, ...input }: Frame & Named & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const own = useId();
  const id = fieldId ?? own;
  return (
    <Around id={id} label={label} help={help} error={error}>
      <textarea rows={3} {...input} {...described(id, help, error)} id={id} className={BOX} />
    </Around>
  );
}

export function Choice({ label, help, error, children, ...select }: Frame & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Around id={id} label={label} help={help} error={error}>
      <select {...select} {...described(id, help, error)} id={id} className={BOX}>
        {children}
      </select>
    </Around>
  );
}
