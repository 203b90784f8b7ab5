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
};
