import { deskFrameSchema, type Case, type DeskFrame, type Entry } from '../wire/cases';

export function parseDeskFrame(data: string): DeskFrame | undefined {
  try {
    const parsed = deskFrameSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** A case as the desk heard of it; what the news left out (the transcript) stays. */
export function withNews(known: Case | undefined, news: Case): Case {
  return { ...news, transcript: news.transcript ?? known?.transcript };
}

/** Adds an entry once, in its place. */
export function withEntry(known: Case | undefined, entry: Entry): Case | undefined {
  if (!known) return known;
  const others = (known.transcript ?? []).filter((item) => item.messageId !== entry.messageId);
  const transcript = [...others, entry].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
  return { ...known, transcript };
}

/** Waits for staff at the highest level: worth a sound. */
export function isAlarm(item: Case): boolean {
  return item.level === 'CRITICAL' && (item.state === 'OPEN' || item.state === 'OFFERED');
}
