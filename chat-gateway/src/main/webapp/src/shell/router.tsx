import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { session } from '../session/session';
import { Crash, NotFound, RoomLoading } from './Fallbacks';
import { homeOf, mayEnter, type Room } from './rooms';
import { Shell } from './Shell';

/** Opens the door for those who may enter; others go to sign in, or to their own room. */
function guard(room: Room) {
  return ({ location }: { location: { pathname: string } }) => {
    const state = session.snapshot();
    if (state.status !== 'in') {
      throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { next: location.pathname } });
    }
    if (mayEnter(room, state.claims.groups)) return;
    const home = homeOf(state.claims.groups);
    // Someone without any room still gets the chat's frame: the server then says what is missing.
    if (home !== '/' || room !== 'chat') throw redirect({ to: home });
  };
}

function onlyOutside({ search }: { search: { next?: string } }) {
  const state = session.snapshot();
  if (state.status === 'in') throw redirect({ to: search.next ?? homeOf(state.claims.groups) });
}

/** Where to go on after signing in: a path of this app, nothing else. */
function readNext(search: Record<string, unknown>): { next?: string } {
  const next = search.next;
  return typeof next === 'string' && /^\/(?!\/)[\w\-/]*$/.test(next) ? { next } : {};
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crash });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: readNext,
  beforeLoad: onlyOutside,
  component: lazyRouteComponent(() => import('../session/LoginPage'), 'LoginPage'),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: readNext,
  beforeLoad: onlyOutside,
  component: lazyRouteComponent(() => import('../session/RegisterPage'), 'RegisterPage'),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const chatRoom = lazyRouteComponent(() => import('../chat/ChatRoom'), 'ChatRoom');
const deskRoom = lazyRouteComponent(() => import('../desk/DeskRoom'), 'DeskRoom');
const reviewRoom = lazyRouteComponent(() => import('../review/ReviewRoom'), 'ReviewRoom');
const adminRoom = lazyRouteComponent(() => import('../admin/AdminRoom'), 'AdminRoom');

const chat = createRoute({ getParentRoute: () => shell, id: 'chat', beforeLoad: guard('chat'), component: chatRoom });
const chatStart = createRoute({ getParentRoute: () => chat, path: '/' });
const chatOpen = createRoute({ getParentRoute: () => chat, path: '/c/$conversationId' });

const desk = createRoute({ getParentRoute: () => shell, path: '/desk', beforeLoad: guard('desk'), component: deskRoom });
const deskCase = createRoute({ getParentRoute: () => desk, path: '$caseId' });

const review = createRoute({
  getParentRoute: () => shell,
  path: '/review',
  beforeLoad: guard('review'),
  component: reviewRoom,
});
const reviewOne = createRoute({ getParentRoute: () => review, path: '$interactionId' });

const admin = createRoute({ getParentRoute: () => shell, path: '/admin', beforeLoad: guard('admin'), component: adminRoom });
const adminTab = createRoute({ getParentRoute: () => admin, path: '$tab' });

const tree = root.addChildren([
  login,
  register,
  shell.addChildren([
    chat.addChildren([chatStart, chatOpen]),
    desk.addChildren([deskCase]),
    review.addChildren([reviewOne]),
    admin.addChildren([adminTab]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: RoomLoading,
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
