export function AdminRoom() { return null; }
