import 'i18next';
import type admin from './locales/en/admin.json';
import type chat from './locales/en/chat.json';
import type common from './locales/en/common.json';
import type desk from './locales/en/desk.json';
import type review from './locales/en/review.json';
import type session from './locales/en/session.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      admin: typeof admin;
      chat: typeof chat;
      common: typeof common;
      desk: typeof desk;
      review: typeof review;
      session: typeof session;
    };
  }
}
