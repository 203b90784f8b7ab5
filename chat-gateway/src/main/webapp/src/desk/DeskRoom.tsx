export function DeskRoom() { return null; }
