import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';

interface Props {
  page: number;
  total: number;
  size: number;
  onPage: (page: number) => void;
}

export function Pager({ page, total, size, onPage }: Props) {
  const { t } = useTranslation('admin');
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1) return null;
  return (
    <nav aria-label={t('page', { page: page + 1, pages })} className="flex flex-wrap items-center justify-center gap-3 p-3">
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('previous')}
      </Button>
      <span className="text-sm text-soft">{t('page', { page: page + 1, pages })}</span>
      <Button disabled={page + 1 >= pages} onClick={() => onPage(page + 1)}>
        {t('next')}
      </Button>
    </nav>
  );
}
