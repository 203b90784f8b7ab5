import type { Role } from '../wire/accounts';

export type Room = 'chat' | 'desk' | 'review' | 'admin';

interface Door {
  room: Room;
  path: '/' | '/desk' | '/review' | '/admin';
  roles: readonly Role[];
}

/** Which role may enter which room, most used first. The server checks again behind every door. */
export const DOORS: readonly Door[] = [
  { room: 'chat', path: '/', roles: ['PATIENT', 'STUDENT', 'INSTRUCTOR'] },
  { room: 'desk', path: '/desk', roles: ['CLINICIAN', 'ADMIN'] },
  { room: 'review', path: '/review', roles: ['REVIEWER', 'ADMIN'] },
  { room: 'admin', path: '/admin', roles: ['ADMIN'] },
];

export function mayEnter(room: Room, groups: readonly string[]): boolean {
  return DOORS.some((door) => door.room === room && door.roles.some((role) => groups.includes(role)));
}

export function roomsFor(groups: readonly string[]): readonly Door[] {
  return DOORS.filter((door) => mayEnter(door.room, groups));
}

/** Where a person lands after signing in: the room their work happens in. */
export function homeOf(groups: readonly string[]): Door['path'] {
  if (groups.includes('ADMIN')) return '/admin';
  return roomsFor(groups)[0]?.path ?? '/';
}
