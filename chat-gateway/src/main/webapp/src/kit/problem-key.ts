import { Problem } from '../wire/problem';

export type ProblemKey =
  | 'unreachable'
  | 'unreadable'
  | 'credentials'
  | 'emailTaken'
  | 'limited'
  | 'forbidden'
  | 'gone'
  | 'conflict'
  | 'tooLarge'
  | 'invalid'
  | 'unavailable'
  | 'other';

const BY_CODE: Record<string, ProblemKey> = {
  'net.unreachable': 'unreachable',
  'net.unreadable': 'unreadable',
  'auth.invalid_credentials': 'credentials',
  'auth.email_taken': 'emailTaken',
};

const BY_STATUS: Record<number, ProblemKey> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'gone',
  409: 'conflict',
  410: 'gone',
  413: 'tooLarge',
  422: 'invalid',
  429: 'limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** The words for a problem: by its code where that says more than the status, else by the status. */
export function problemKey(error: unknown): ProblemKey {
  if (!(error instanceof Problem)) return 'other';
  return BY_CODE[error.code] ?? BY_STATUS[error.status] ?? 'other';
}
