import * as Menu from '@radix-ui/react-dropdown-menu';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/i18n';
import { isLanguage, LANGUAGES, LANGUAGE_NAMES } from '../i18n/languages';
import { Icon } from '../kit/Icon';
import { session } from '../session/session';
import { chooseTheme, chosenTheme, THEMES, type Theme } from './theme';

const ITEM =
  'flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 outline-none data-[highlighted]:bg-sunken data-[highlighted]:outline-2 data-[highlighted]:outline-accent';

/** Language, theme and signing out. Without a name (before sign-in) the last is left out. */
export default function AccountMenu({ name, signedIn = true }: { name?: string; signedIn?: boolean }) {
  const { t, i18n } = useTranslation();
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const choose = (next: string) => {
    chooseTheme(next as Theme);
    setTheme(next as Theme);
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        data-testid="account-menu"
        className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-xl px-3 hover:bg-sunken"
      >
        <Icon name="person" />
        <span className="sr-only">{signedIn ? t('account') : `${t('language')}, ${t('theme')}`}</span>
        {name && <span className="hidden max-w-48 truncate sm:inline">{name}</span>}
        <Icon name="chevron" size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) w-60 overflow-y-auto rounded-2xl border border-line bg-raised p-2 shadow-card"
        >
          {name && <Menu.Label className="truncate px-3 py-2 font-medium">{name}</Menu.Label>}
          <Menu.Label className="px-3 pt-2 text-sm text-soft">{t('language')}</Menu.Label>
          <Menu.RadioGroup value={i18n.language} onValueChange={(next) => isLanguage(next) && void speak(next)}>
            {LANGUAGES.map((language) => (
              <Menu.RadioItem key={language} value={language} lang={language} className={ITEM}>
                {LANGUAGE_NAMES[language]}
                <Checked />
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Separator className="my-2 h-px bg-line" />
          <Menu.Label className="px-3 text-sm text-soft">{t('theme')}</Menu.Label>
          <Menu.RadioGroup value={theme} onValueChange={choose}>
            {THEMES.map((option) => (
              <Menu.RadioItem key={option} value={option} className={ITEM}>
                {t(`themes.${option}`)}
                <Checked />
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          {signedIn && (
            <>
              <Menu.Separator className="my-2 h-px bg-line" />
              <Menu.Item data-testid="sign-out" className={ITEM} onSelect={() => void session.logout()}>
                {t('signOut')}
              </Menu.Item>
            </>
          )}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Checked() {
  return (
    <Menu.ItemIndicator className="ms-auto text-accent">
      <Icon name="check" size={18} />
    </Menu.ItemIndicator>
  );
}
