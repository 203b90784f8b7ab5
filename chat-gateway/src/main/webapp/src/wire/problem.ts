import * as z from 'zod/mini';

/** RFC 9457 problem as every Careline service sends it. Unknown members (acceptedBy, claimedBy) are kept. */
export const problemSchema = z.looseObject({
  type: z.optional(z.string()),
  title: z.optional(z.string()),
  status: z.optional(z.number()),
  code: z.string(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  errors: z.optional(z.unknown()),
});

export type ProblemBody = z.infer<typeof problemSchema>;

/** A request that did not succeed: a problem from the server, or one of ours (`net.*`) when none arrived. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly body: ProblemBody;

  constructor(body: ProblemBody, status: number) {
    super(body.code);
    this.name = 'Problem';
    this.code = body.code;
    this.status = status;
    this.body = body;
  }

  static unreachable(): Problem {
    return new Problem({ code: 'net.unreachable' }, 0);
  }

  static unreadable(status: number): Problem {
    return new Problem({ code: 'net.unreadable' }, status);
  }
}

/** The problem in a response body, or one made from the status alone when the body is not a problem. */
export function problemFrom(status: number, body: unknown): Problem {
  const parsed = problemSchema.safeParse(body);
  return new Problem(parsed.success ? parsed.data : { code: `http.${status}` }, status);
}

const namedSchema = z.looseObject({ name: z.optional(z.string()) });

/** Who won a race: the name in `acceptedBy` or `claimedBy` of a 409, if the server told it. */
export function winnerOf(error: unknown): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const winner = error.body.acceptedBy ?? error.body.claimedBy;
  if (typeof winner === 'string') return winner;
  const parsed = namedSchema.safeParse(winner);
  return parsed.success ? parsed.data.name : undefined;
}
