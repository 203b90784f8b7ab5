import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Queries } from '../shell/queries';
import { usePageTitle } from '../shell/Shell';
import { AuditTab } from './AuditTab';
import { DeadLettersTab } from './DeadLettersTab';
import { KnowledgeTab } from './KnowledgeTab';
import { OverviewTab } from './OverviewTab';
import { UsersTab } from './UsersTab';

const TABS = { overview: OverviewTab, users: UsersTab, knowledge: KnowledgeTab, audit: AuditTab, letters: DeadLettersTab };
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

export function AdminRoom() {
  const { t } = useTranslation('admin');
  const params = useParams({ strict: false });
  const tab = NAMES.find((name) => name === params.tab) ?? 'overview';
  const Shown = TABS[tab];
  usePageTitle(`${t(`tab.${tab}`)} · ${t('title')}`);
  return (
    <Queries>
      <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        <div className="shrink-0 border-b border-line bg-surface px-3 pt-3 sm:px-6">
          <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
          <nav aria-label={t('title')} className="-mb-px mt-1 flex gap-1 overflow-x-auto">
            {NAMES.map((name) => (
              <Link
                key={name}
                to="/admin/$tab"
                params={{ tab: name }}
                aria-current={tab === name ? 'page' : undefined}
                className="inline-flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-3 text-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-accent"
              >
                {t(`tab.${name}`)}
              </Link>
            ))}
          </nav>
        </div>
        <Shown />
      </main>
    </Queries>
  );
}
