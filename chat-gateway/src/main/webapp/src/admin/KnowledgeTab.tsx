import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, LANGUAGE_NAMES } from '../i18n/languages';
import { Choice, TextField } from '../kit/Field';
import { Icon } from '../kit/Icon';
import { Prose } from '../kit/LazyProse';
import { Empty, Failure, Skeleton } from '../kit/States';
import { day } from '../kit/times';
import type { Faq } from '../wire/knowledge';
import { admin, PAGE_SIZE } from './api';
import { Pager } from './Pager';

/** The reviewed questions the assistant answers from; read only. */
export function KnowledgeTab() {
  const { t, i18n } = useTranslation('admin');
  const [category, setCategory] = useState('');
  const [language, setLanguage] = useState<string>(i18n.language);
  const [page, setPage] = useState(0);
  const faqs = useQuery({
    queryKey: ['faqs', category, language, page],
    queryFn: () => admin.faqs(category.trim(), language, page),
    placeholderData: keepPreviousData,
  });
  const items = faqs.data?.items ?? [];
  return (
    <div tabIndex={0} role="region" aria-label={t('tab.knowledge')} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-4xl p-3 sm:p-6">
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={t('knowledge.language')}
            value={language}
            onChange={(event) => {
              setLanguage(event.target.value);
              setPage(0);
            }}
          >
            <option value="">{t('knowledge.allLanguages')}</option>
            {LANGUAGES.map((option) => (
              <option key={option} value={option} lang={option}>
                {LANGUAGE_NAMES[option]}
              </option>
            ))}
          </Choice>
          <TextField
            label={t('knowledge.category')}
            placeholder={t('knowledge.allCategories')}
            list="faq-categories"
            value={category}
            onChange={(event) => {
              setCategory(event.target.value);
              setPage(0);
            }}
          />
          <datalist id="faq-categories">
            {[...new Set(items.map((item) => item.category))].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        {faqs.isPending && <Skeleton lines={6} />}
        {faqs.isError && <Failure error={faqs.error} onRetry={() => void faqs.refetch()} />}
        {faqs.data && (
          <p role="status" className="mt-4 text-sm text-soft">
            {t('knowledge.found', { count: faqs.data.total })}. {t('knowledge.readOnly')}
          </p>
        )}
        {faqs.isSuccess && items.length === 0 && <Empty title={t('knowledge.empty')} />}
        <ul className="mt-2 space-y-2">
          {items.map((item) => (
            <Row key={item.id + item.language} item={item} />
          ))}
        </ul>
        {faqs.data && <Pager page={page} total={faqs.data.total} size={PAGE_SIZE} onPage={setPage} />}
      </div>
    </div>
  );
}

function Row({ item }: { item: Faq }) {
  const { t, i18n } = useTranslation('admin');
  const facts = [
    item.category,
    item.version === undefined ? undefined : t('knowledge.version', { version: item.version }),
    item.reviewedAt && t('knowledge.reviewed', { date: day(item.reviewedAt, i18n.language) }),
  ].filter(Boolean);
  return (
    <li data-testid="faq-row" lang={item.language} className="case-waits rounded-2xl border border-line bg-surface">
      <details>
        <summary className="flex min-h-14 items-center gap-3 px-4 py-3 font-medium">
          <span className="min-w-0 flex-1 break-words">{item.question}</span>
          <Icon name="chevron" />
        </summary>
        <div className="px-4 pb-4">
          <Prose text={item.answer} />
          <p className="mt-3 text-sm text-soft">{facts.join(' · ')}</p>
          {item.source?.url && /^https?:\/\//.test(item.source.url) && (
            <a
              href={item.source.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-11 items-center gap-2 text-sm font-medium text-accent underline underline-offset-4"
            >
              {item.source.name ?? item.source.url}
              <Icon name="external" size={16} />
            </a>
          )}
        </div>
      </details>
    </li>
  );
}
