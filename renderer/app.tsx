import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { StrictMode, useEffect } from 'react';
import { applyLanguage } from './locales/i18n.ts';
import { styleNonce } from './nonce.ts';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { NoMain } from './shell/no-main.tsx';
import { Shell } from './shell/shell.tsx';
import { useTheme } from './shell/theme.ts';
import type { CommandTrouble } from './store/command.ts';
import { useMirror } from './store/store.ts';

const fluentStyles = createDOMRenderer(document, { styleElementAttributes: { nonce: styleNonce() } });

/** The window: theme and language around the shell, or the one sentence that main can't be reached. */
export const App = ({ trouble }: { trouble: CommandTrouble | null }) => {
  const { theme, scheme } = useTheme();
  const language = useMirror((mirror) => mirror.settings.language);
  useEffect(() => {
    void applyLanguage(language);
  }, [language]);
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
  }, [scheme]);
  return (
    <StrictMode>
      <RendererProvider renderer={fluentStyles} targetDocument={document}>
        <FluentProvider theme={theme}>
          <ErrorBoundary>{trouble ? <NoMain trouble={trouble} /> : <Shell />}</ErrorBoundary>
        </FluentProvider>
      </RendererProvider>
    </StrictMode>
  );
};
