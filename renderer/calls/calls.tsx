import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CallList } from './call-list.tsx';

/** Every HTTP exchange and change-channel frame of an activation. */
const Calls = ({ activationId }: { activationId: string }) => {
  const { t } = useTranslation();
  const of = useMemo(() => ({ kind: 'activation' as const, id: activationId }), [activationId]);
  return <CallList key={activationId} of={of} empty={t('calls.empty')} />;
};

export default Calls;
