import { Button, Input, Select } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import { SENT_METHODS, type SentRequest } from '../../protocol/sent-request.ts';
import { bodyHelp } from './field-help.ts';
import { JsonField } from './json-field.tsx';
import styles from './request-panel.module.css';

type Headers = SentRequest['headers'];

const HeaderRows = ({ headers, onChange }: { headers: Headers; onChange(headers: Headers): void }) => {
  const { t } = useTranslation();
  const put = (at: number, header: Headers[number]) => onChange(headers.with(at, header));
  return (
    <fieldset className={styles.headers}>
      <legend className={styles.label}>{t('request.headers')}</legend>
      {headers.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; names change as they are typed
        <div key={at} className={styles.header}>
          <Input
            className={styles.headerName}
            size="small"
            value={name}
            spellCheck={false}
            aria-label={t('request.headerName', { number: at + 1 })}
            onChange={(_, changed) => put(at, [changed.value, value])}
          />
          <Input
            size="small"
            value={value}
            spellCheck={false}
            aria-label={t('request.headerValue', { name: name || String(at + 1) })}
            onChange={(_, changed) => put(at, [name, changed.value])}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={t('request.removeHeader', { name: name || String(at + 1) })}
            onClick={() => onChange(headers.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div className={styles.headerFoot}>
        <Button
          size="small"
          appearance="subtle"
          icon={<Add16Regular />}
          onClick={() => onChange([...headers, ['', '']])}
        >
          {t('request.addHeader')}
        </Button>
        <span className={styles.note}>{t('request.authorization')}</span>
      </div>
    </fieldset>
  );
};

const isMethod = (method: string): method is SentRequest['method'] =>
  (SENT_METHODS as readonly string[]).includes(method);

type RequestFieldsProps = {
  request: SentRequest;
  session: SessionView | undefined;
  onChange(request: SentRequest): void;
};

/** Method and path, in one line. */
export const RequestTarget = ({ request, onChange }: Omit<RequestFieldsProps, 'session'>) => {
  const { t } = useTranslation();
  return (
    <>
      <Select
        value={request.method}
        aria-label={t('calls.method')}
        onChange={(_, { value }) => isMethod(value) && onChange({ ...request, method: value })}
      >
        {SENT_METHODS.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
      <Input
        className={styles.path}
        value={request.path}
        aria-label={t('calls.path')}
        spellCheck={false}
        onChange={(_, { value }) => onChange({ ...request, path: value })}
      />
    </>
  );
};

/** Headers and body of a request. */
export const RequestFields = ({ request, session, onChange }: RequestFieldsProps) => {
  const { t } = useTranslation();
  const { method, path, headers, body } = request;
  const help = useMemo(() => bodyHelp(t, method, path, session), [t, method, path, session]);
  return (
    <div className={styles.fields}>
      <HeaderRows headers={headers} onChange={(changed) => onChange({ ...request, headers: changed })} />
      <div className={styles.body}>
        <span className={styles.label}>{t('request.body')}</span>
        <JsonField
          name={t('request.body')}
          text={body}
          help={help}
          onChange={(changed) => {
            if (changed !== body) onChange({ ...request, body: changed });
          }}
        />
      </div>
    </div>
  );
};
