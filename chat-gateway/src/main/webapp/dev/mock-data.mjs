// Made-up people and cases for working on the screens without the services.
import { randomUUID } from 'node:crypto';

export const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

const people = [
  ['patient', 'Ana Lucía Fernández de la Reguera y Montenegro', ['PATIENT'], 'en'],
  ['clinician', 'Nurse Priya Raman', ['CLINICIAN'], 'en'],
  ['clinician2', 'Nurse Tom Okafor', ['CLINICIAN'], 'en'],
  ['reviewer', 'Dr. Mei Chen', ['REVIEWER'], 'en'],
  ['admin', 'Sam Admin', ['ADMIN'], 'en'],
];
export const users = people.map(([name, displayName, roles, language], index) => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  email: `${name}@demo.careline`,
  displayName,
  language,
  country: 'US',
  roles,
  tenant: 'demo',
  createdAt: ago(60 * 24 * 40),
  lastLoginAt: index === 2 ? null : ago(15 * (index + 1)),
}));
for (let i = 0; i < 400; i++) {
  users.push({
    id: randomUUID(),
    email: `person${i}@example.org`,
    displayName: `Person Number ${i}`,
    language: ['en', 'es', 'zh', 'hi'][i % 4],
    country: ['US', 'MX', 'CN', 'IN'][i % 4],
    roles: ['PATIENT'],
    tenant: 'demo',
    createdAt: ago(1000 + i),
    lastLoginAt: i % 3 ? ago(i * 7) : null,
  });
}

export const citations = [
  { id: 'fever-child#2', title: 'Fever in children', url: 'https://www.nhs.uk/symptoms/fever-in-children/', excerpt: 'A high temperature is very common in young children. It is usually 38 °C or more and gets better by itself within 3 or 4 days. **Give plenty of fluids.**' },
  { id: 'fever-child#4', title: 'Fever in children: when to get medical help now', url: 'https://medlineplus.gov/fever.html', excerpt: 'Get help now if a baby under 3 months has a temperature of 38 °C or higher.' },
];
export const answer = `A fever is the body's way to fight an infection. Most fevers get better within 3 or 4 days.[1]

## What you can do

- Give plenty to drink, in small sips.
- Dress your child lightly, and keep the room comfortable.
- Paracetamol can help if your child is upset or in pain. Follow the dose on the package.[1]

## When to get help now

- A baby under 3 months has 38 °C or more.[2]
- Your child is hard to wake, has a stiff neck, or a rash that does not fade.[2]`;

export const emergency = {
  text: 'What you describe can be an **emergency**.\n\nCall your emergency number now. Do not drive yourself.\nSit down and rest. If someone is near, ask them to stay with you.',
  actions: [
    { kind: 'call', label: 'Call 911', value: '911' },
    { kind: 'text', label: 'Text 911 if you cannot speak', value: '911' },
  ],
};

const finding = (category, level, start, end, target) => ({
  category, kind: 'red_flag', level, confidence: 0.94, spans: [{ start, end }], source: 'rules', target,
  rationale: 'Pressing chest pain with sweating and spread to the arm points to an acute coronary syndrome until shown otherwise.',
  guideline: { name: 'AHA/ACC chest pain guideline 2021', url: 'https://www.ahajournals.org/doi/10.1161/CIR.0000000000001029' },
});

const said = 'I have a crushing pain in my chest for twenty minutes and my left arm feels numb. I am sweating a lot.';
const names = ['María José Álvarez-Castellanos Domínguez', 'Wei Zhang', 'Ravi Kumar', 'Ellen Brooks', 'Tunde Adebayo'];
const levels = ['CRITICAL', 'CRITICAL', 'HIGH', 'MODERATE', 'LOW'];
export const cases = names.map((patientName, index) => ({
  id: `c000000${index}-0000-4000-8000-000000000000`,
  conversationId: randomUUID(),
  state: index === 3 ? 'ACCEPTED' : 'OPEN',
  level: levels[index],
  reason: 'chest pain with radiation',
  language: ['es', 'zh', 'en', 'en', 'hi'][index],
  patientName,
  openedAt: ago(3 + index * 17),
  ...(index === 3 ? { acceptedAt: ago(40), assignee: { id: users[1].id, name: users[1].displayName } } : {}),
  findings: [finding('cardiac', levels[index], 9, 36)],
  sbar: {
    situation: 'Crushing chest pain for 20 minutes, numb left arm, sweating. Emergency advice was shown at once.',
    background: 'First conversation. No medicines named. Age not given.',
    assessment: 'Possible acute coronary syndrome (rule chest-pain-radiation, critical).',
    recommendation: 'Confirm that emergency services were called. Stay with the patient until help arrives.',
  },
  transcript: [
    { messageId: randomUUID(), seq: 1, role: 'patient', text: 'Hello, I feel strange since this morning.', at: ago(6), spans: [] },
    { messageId: randomUUID(), seq: 2, role: 'assistant', text: 'I am sorry to hear that. Can you tell me more about what you feel?', at: ago(6), source: 'extractive', spans: [] },
    { messageId: randomUUID(), seq: 3, role: 'patient', text: said, at: ago(4), spans: [{ start: 9, end: 36 }, { start: 61, end: 80 }] },
    { messageId: randomUUID(), seq: 4, role: 'assistant', text: emergency.text, at: ago(4), source: 'script', spans: [] },
  ],
}));

export const reviews = Array.from({ length: 24 }, (_, index) => ({
  id: `r00000${String(index).padStart(2, '0')}-0000-4000-8000-000000000000`,
  conversationId: randomUUID(), messageId: randomUUID(),
  level: levels[Math.min(4, Math.floor(index / 5))], score: 0.97 - index * 0.03, state: 'PENDING', language: 'en',
  createdAt: ago(5 + index * 11), category: 'cardiac', excerpt: said.slice(0, 80),
  userText: said, replyText: answer, replySource: 'extractive',
  findings: [finding('cardiac', levels[Math.min(4, Math.floor(index / 5))], 9, 36, 'user'), finding('medication_dose', 'MODERATE', 271, 282, 'reply')],
  levels: [
    { level: 1, name: 'Logged', status: 'done', at: ago(5), millis: 2 },
    { level: 2, name: 'Analysed', status: 'done', at: ago(5), millis: 14, detail: '2 findings' },
    { level: 3, name: 'Scored', status: 'done', at: ago(5), millis: 3, detail: '0.97' },
    { level: 4, name: 'Explained', status: 'done', at: ago(5), millis: 48 },
    { level: 5, name: 'Human review', status: 'pending' },
  ],
  explanation: {
    summary: 'The message names pressing chest pain with numbness in the left arm. The guideline asks for emergency care without delay.',
    citations: [{ ...citations[1], title: 'Chest pain guideline, section 2.2' }],
    contributions: [{ label: 'chest pain', value: 0.52 }, { label: 'arm numbness', value: 0.31 }, { label: 'sweating', value: 0.14 }],
    saferReply: 'Call your emergency number now. Do not wait to see whether it passes.',
  },
  context: [{ role: 'patient', text: 'Hello, I feel strange since this morning.' }, { role: 'assistant', text: 'Can you tell me more about what you feel?' }],
  policyVersion: '2026.11',
}));

export function dashboard(hours) {
  const series = Array.from({ length: 24 }, (_, index) => ({
    at: ago((24 - index) * 60 * (hours / 24)), messages: Math.round(60 + 50 * Math.sin(index / 3)), flagged: (index * 7) % 9, cases: index % 3,
  }));
  const sum = (key) => series.reduce((total, point) => total + point[key], 0);
  return {
    generatedAt: ago(0), hours,
    totals: { conversations: 412, messages: sum('messages'), replies: 1432, failedReplies: 3, activePatients: 318, flagged: sum('flagged'), cases: sum('cases'), openCases: 4, reviews: 61, confirmed: 44, falsePositives: 17, feedbackUp: 210, feedbackDown: 19, registrations: 12345 },
    latency: { replyP50Millis: 420, replyP95Millis: 1900, acceptP50Seconds: 38, acceptP95Seconds: null },
    bySource: { extractive: 1300, script: 64, staff: 68 }, byLevel: { NONE: 1150, LOW: 120, MODERATE: 90, HIGH: 40, CRITICAL: 32 },
    byLanguage: { en: 900, es: 300, zh: 130, hi: 102 }, byCategory: { cardiac: 12, suicide_self_harm: 9, stroke: 6, medication_overdose: 4 },
    series, bus: { lastEventAt: ago(0.2), events: 18342 },
  };
}

export const audit = Array.from({ length: 500 }, (_, index) => ({
  seq: 500 - index, at: ago(index * 3), actor: users[index % 5].id, actorRole: users[index % 5].roles[0],
  action: ['case.accepted', 'review.decided', 'session.started', 'conversation.read'][index % 4], subject: randomUUID(), outcome: 'ok',
  service: ['escalation-service', 'anomaly-service', 'auth-service', 'chat-gateway'][index % 4], hash: randomUUID().replaceAll('-', '').repeat(2),
}));

export const deadLetters = Array.from({ length: 6 }, (_, index) => ({
  id: randomUUID(), topic: 'escalation.cases.v1', consumer: 'analytics-service.case-counts', eventType: 'case.opened', eventId: randomUUID(),
  failedAt: ago(index * 7), tries: 4, cause: 'MismatchedInputException', state: ['OPEN', 'REPLAYING', 'HANDLED'][index % 3], replays: index % 3,
  partition: 2, offset: 100 + index, key: randomUUID(), reason: 'java.lang.IllegalArgumentException', bytes: 412, replayable: true,
  headers: { ce_type: 'case.opened', ce_tenantid: 'demo' }, fields: [{ name: 'caseId', kind: 'number' }, { name: 'reason', kind: 'text' }],
}));

export const faqs = Array.from({ length: 60 }, (_, index) => ({
  id: `faq-${index}`, question: ['How long does a cold last?', '¿Cuánto dura un resfriado?', '感冒会持续多久？', 'सर्दी कितने दिन रहती है?'][index % 4],
  answer: 'Most colds get better within 7 to 10 days. Rest, drink enough, and see a doctor if you have trouble breathing.',
  category: ['infections', 'medicines', 'children'][index % 3], language: ['en', 'es', 'zh', 'hi'][index % 4],
  source: { name: 'NHS', url: 'https://www.nhs.uk/' }, reviewedAt: '2026-10-01', version: 1,
}));
