import type { Activation, Draft, SessionView } from '../../electron/ipc/contract.ts';
import { EditPanel } from './edit-panel.tsx';
import { RequestPanel } from './request-panel.tsx';

type DraftPanelProps = { draft: Draft; activation: Activation; session: SessionView | undefined };

/** What is being edited, in place of the tabs. */
const DraftPanel = ({ draft, ...rest }: DraftPanelProps) =>
  draft.kind === 'request' ? <RequestPanel draft={draft} {...rest} /> : <EditPanel draft={draft} {...rest} />;

export default DraftPanel;
