// What `look.mjs` looks at: a start, who signs in, and what they do there.
const send = async (page, text) => {
  await page.getByTestId('chat-input').fill(text);
  await page.getByTestId('chat-send').click();
};
const answered = (page) => page.locator('[data-testid=message][data-role=assistant]').last().waitFor();

export const scenes = {
  login: {},
  'login-error': {
    go: async (page) => {
      await page.getByTestId('login-email').fill('nobody@demo.careline');
      await page.getByTestId('login-password').fill('wrong password');
      await page.getByTestId('login-submit').click();
      await page.getByRole('alert').waitFor();
    },
  },
  register: { path: '/register', go: (page) => page.getByTestId('register-submit').click() },
  'register-hi': { path: '/register', locale: 'hi-IN' },
  'chat-empty': { user: 'patient', go: (page) => page.getByTestId('sample-question').first().waitFor() },
  'chat-empty-zh': { user: 'patient', locale: 'zh-CN', go: (page) => page.getByTestId('sample-question').first().waitFor() },
  'chat-answer': {
    user: 'patient',
    go: async (page) => {
      await send(page, 'My child has a fever. What can I do at home?');
      await answered(page);
      await page.getByTestId('citation').first().click();
      await page.getByTestId('feedback-up').click();
    },
  },
  'chat-streaming': {
    user: 'patient',
    go: async (page) => {
      await send(page, 'My child has a fever. What can I do at home?');
      await page.getByTestId('message-streaming').waitFor();
      await page.waitForTimeout(1200);
    },
  },
  'chat-emergency': {
    user: 'patient',
    go: async (page) => {
      await send(page, 'I have crushing chest pain');
      await page.getByTestId('emergency-card').waitFor();
    },
  },
  'chat-staff': {
    user: 'patient',
    go: async (page) => {
      await send(page, 'I have crushing chest pain, is a nurse there?');
      await page.locator('[data-testid=message][data-role=staff]').waitFor();
    },
  },
  'chat-troubles': {
    user: 'patient',
    go: async (page, context) => {
      await send(page, 'please fail');
      await page.getByTestId('reply-failed').waitFor();
      await send(page, 'throttle me');
      await page.locator('[data-status=failed]').waitFor();
      await context.setOffline(true);
      await page.locator('[data-testid=connection-state][data-state=offline]').waitFor();
      await send(page, 'Written without a network');
    },
  },
  'chat-list': {
    user: 'patient',
    go: async (page) => {
      const list = page.getByRole('button', { name: 'Show your conversations' });
      await page.getByTestId('chat-input').waitFor();
      if (await list.isVisible()) await list.click();
      await page.getByTestId('conversation-row').first().waitFor();
      await page.getByRole('button', { name: /^Options/ }).first().click();
    },
  },
  'chat-disclaimer': {
    user: 'patient',
    go: async (page) => {
      await page.getByTestId('disclaimer').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'chat-revoked': {
    user: 'patient',
    go: async (page, _context, base) => {
      await page.locator('[data-testid=connection-state][data-state=online]').waitFor();
      await fetch(`${base}/api/v1/mock/revoke?user=00000000-0000-4000-8000-000000000000`);
      await page.getByTestId('signed-out').waitFor();
    },
  },
  'desk-queue': { user: 'clinician', go: (page) => page.getByTestId('case-row').first().waitFor() },
  'desk-case': {
    user: 'clinician',
    go: async (page) => {
      const waiting = page.locator('[data-testid=case-row]', { hasText: 'Ravi Kumar' });
      await page.getByRole('button', { name: 'All' }).click();
      await waiting.click();
      const accept = page.getByTestId('case-accept');
      await accept.or(page.getByTestId('case-reply-input')).first().waitFor();
      if (await accept.isVisible()) await accept.click();
      await page.getByTestId('case-reply-input').fill('Hello, I am Priya, a nurse.');
      await page.getByTestId('case-reply-send').click();
      await page.locator('[data-testid=case-message][data-role=staff]').first().waitFor();
    },
  },
  'desk-taken': {
    user: 'clinician',
    go: async (page) => {
      await page.locator('[data-testid=case-row]', { hasText: 'Wei Zhang' }).click();
      await page.getByTestId('case-accept').click();
      await page.getByTestId('case-taken').waitFor();
    },
  },
  'desk-keys': {
    user: 'clinician',
    go: async (page) => {
      await page.getByTestId('case-row').first().waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  'review-queue': { user: 'reviewer', go: (page) => page.getByTestId('review-row').first().waitFor() },
  'review-one': {
    user: 'reviewer',
    go: async (page) => {
      await page.getByTestId('review-row').first().click();
      await page.getByTestId('review-confirm').waitFor();
    },
  },
  'review-decided': {
    user: 'reviewer',
    go: async (page) => {
      await page.getByTestId('review-row').last().click();
      await page.getByTestId('review-confirm').waitFor();
      await page.keyboard.press('2');
      await page.getByText('Saved: false positive.').waitFor();
    },
  },
  'admin-overview': { user: 'admin', go: (page) => page.getByTestId('dash-total-conversations').waitFor() },
  'admin-users': {
    user: 'admin',
    go: async (page, _context, base) => {
      await page.getByTestId('dash-total-conversations').waitFor();
      await page.goto(`${base}/admin/users`);
      await page.getByTestId('user-row').first().waitFor();
    },
  },
  'admin-audit': {
    user: 'admin',
    go: async (page, _context, base) => {
      await page.getByTestId('dash-total-conversations').waitFor();
      await page.goto(`${base}/admin/audit`);
      await page.getByTestId('audit-verify').click();
      await page.getByText('The chain is whole').waitFor();
    },
  },
  'admin-knowledge': {
    user: 'admin',
    go: async (page, _context, base) => {
      await page.getByTestId('dash-total-conversations').waitFor();
      await page.goto(`${base}/admin/knowledge`);
      await page.locator('[data-testid=faq-row] summary').first().click();
    },
  },
};
