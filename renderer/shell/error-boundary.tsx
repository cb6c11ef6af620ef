import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { type WithTranslation, withTranslation } from 'react-i18next';

type Props = WithTranslation & { children: ReactNode };

/** Where a part of the window fails, says so in its place; the rest of the window, and main, go on. */
class Boundary extends Component<Props, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { t, children } = this.props;
    if (this.state.error === null) return children;
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('program.broken')}</MessageBarTitle>
          {String(this.state.error)}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => window.location.reload()}>{t('program.reload')}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
}

export const ErrorBoundary = withTranslation()(Boundary);
