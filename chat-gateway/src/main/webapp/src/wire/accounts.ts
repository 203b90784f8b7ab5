import * as z from 'zod/mini';
import { maybe } from './shapes';

export const ROLES = ['PATIENT', 'STUDENT', 'INSTRUCTOR', 'CLINICIAN', 'REVIEWER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  displayName: z.string(),
  language: maybe(z.string()),
  country: maybe(z.string()),
  roles: z.array(z.string()),
  tenant: maybe(z.string()),
  createdAt: maybe(z.string()),
  lastLoginAt: maybe(z.string()),
});
export type User = z.infer<typeof userSchema>;

export const usersSchema = z.object({
  items: z.array(userSchema),
  total: z.number(),
  page: z.number(),
  size: z.number(),
});

export const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: maybe(z.string()),
  expiresIn: z.number(),
});
export type Tokens = z.infer<typeof tokensSchema>;
