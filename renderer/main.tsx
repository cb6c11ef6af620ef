import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './locales/i18n.ts';
import { connect } from './store/connect.ts';
import './window.css';

const start = async (): Promise<void> => {
  const [trouble] = await Promise.all([connect(), startI18n()]);
  const place = document.getElementById('root');
  if (place) createRoot(place).render(<App trouble={trouble} />);
};

void start();
