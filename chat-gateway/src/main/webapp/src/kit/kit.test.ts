import { describe, expect, it } from 'vitest';
import { toCsv } from '../admin/csv';
import { withEntry, withNews } from '../desk/entries';
import { homeOf, mayEnter, roomsFor } from '../shell/rooms';
import type { Case } from '../wire/cases';
import { splitMarks } from './citation-marks';
import { cut } from './spans';

describe('marked text', () => {
  it('is cut at its spans and loses no character', () => {
    const pieces = cut('crushing chest pain now', [{ start: 9, end: 19, level: 'HIGH' }]);
    expect(pieces).toEqual([{ text: 'crushing ' }, { text: 'chest pain', level: 'HIGH' }, { text: ' now' }]);
  });

  it('shows the more serious level where spans overlap', () => {
    const pieces = cut('abcdef', [{ start: 0, end: 4, level: 'LOW' }, { start: 2, end: 6, level: 'CRITICAL' }]);
    expect(pieces).toEqual([{ text: 'ab', level: 'LOW' }, { text: 'cdef', level: 'CRITICAL' }]);
  });

  it('survives spans that lie outside or are turned round', () => {
    expect(cut('abc', [{ start: -3, end: 99, level: 'LOW' }, { start: 2, end: 1, level: 'HIGH' }])).toEqual([{ text: 'abc', level: 'LOW' }]);
  });
});

describe('source marks', () => {
  it('become marks only where there is a source', () => {
    const nodes = splitMarks('Rest.[1][2] Not [9].', 2);
    expect(nodes.map((node) => node.value ?? node.properties?.dataCitation)).toEqual(['Rest.', 1, 2, ' Not [9].']);
  });
});

describe('rooms', () => {
  it.each([
    [['PATIENT'], '/', ['chat']],
    [['CLINICIAN'], '/desk', ['desk']],
    [['REVIEWER'], '/review', ['review']],
    [['ADMIN'], '/admin', ['desk', 'review', 'admin']],
    [['PATIENT', 'CLINICIAN'], '/', ['chat', 'desk']],
  ])('of %j start at %s', (groups, home, rooms) => {
    expect(homeOf(groups)).toBe(home);
    expect(roomsFor(groups).map((door) => door.room)).toEqual(rooms);
  });

  it('stay closed to others', () => {
    expect(mayEnter('admin', ['CLINICIAN'])).toBe(false);
    expect(mayEnter('desk', [])).toBe(false);
  });
});

describe('the desk', () => {
  const entry = (messageId: string, seq?: number) => ({ messageId, seq, role: 'patient' as const, text: 'x', at: undefined, author: undefined, source: undefined, spans: [] });
  const known = { id: 'k', state: 'OPEN', transcript: [entry('a', 1), entry('c', 3)] } as unknown as Case;

  it('adds a message once and in its place', () => {
    const twice = withEntry(withEntry(known, entry('b', 2)), entry('b', 2));
    expect(twice?.transcript?.map((item) => item.messageId)).toEqual(['a', 'b', 'c']);
  });

  it('keeps the transcript when news come without it', () => {
    const news = { ...known, state: 'ACCEPTED', transcript: undefined } as Case;
    expect(withNews(known, news)).toMatchObject({ state: 'ACCEPTED', transcript: known.transcript });
  });
});

it('writes CSV that a spreadsheet reads as text, not as a formula', () => {
  expect(toCsv([['name', 'n'], ['=HYPERLINK("x")', 1], ['a,b', 2]])).toBe('name,n\r\n"\'=HYPERLINK(""x"")",1\r\n"a,b",2');
});
