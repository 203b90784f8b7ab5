import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { session } from '../session/session';
import type { Case, DeskFrame } from '../wire/cases';
import { LiveSocket, type LinkState } from '../wire/live-socket';
import { Chime } from './chime';
import { isAlarm, parseDeskFrame, withEntry, withNews } from './entries';

/** Keeps the desk live: news from the socket go into the lists and the open case; a new line reads everything again. */
export function useDesk() {
  const queries = useQueryClient();
  const [link, setLink] = useState<LinkState>('connecting');
  const [alarms, setAlarms] = useState(0);
  const [chime] = useState(() => new Chime());
  const rung = useRef(new Set<string>());

  useEffect(() => {
    const onFrame = (frame: DeskFrame) => {
      switch (frame.type) {
        case 'ready':
          void queries.invalidateQueries();
          break;
        case 'case.updated':
          queries.setQueryData<Case>(['case', frame.case.id], (known) => known && withNews(known, frame.case));
          void queries.invalidateQueries({ queryKey: ['cases'] });
          if (isAlarm(frame.case) && !rung.current.has(frame.case.id)) {
            rung.current.add(frame.case.id);
            setAlarms((count) => count + 1);
            chime.ring();
          }
          break;
        case 'case.message':
          queries.setQueryData<Case>(['case', frame.caseId], (known) => withEntry(known, frame.entry));
          break;
        case 'pong':
        case 'error':
          break;
      }
    };
    const socket = new LiveSocket<DeskFrame>({
      path: '/api/v1/desk/ws',
      parse: parseDeskFrame,
      token: session.token,
      onFrame,
      onState: setLink,
      onSessionEnded: async () => {
        const lives = await session.survives();
        if (!lives) session.ended('revoked');
        return lives;
      },
    });
    const nudge = () => socket.nudge();
    const unplug = () => socket.unplug();
    socket.start();
    window.addEventListener('online', nudge);
    window.addEventListener('offline', unplug);
    document.addEventListener('visibilitychange', nudge);
    return () => {
      window.removeEventListener('online', nudge);
      window.removeEventListener('offline', unplug);
      document.removeEventListener('visibilitychange', nudge);
      socket.stop();
      chime.switch(false);
    };
  }, [chime, queries]);

  return { link, alarms, chime };
}
