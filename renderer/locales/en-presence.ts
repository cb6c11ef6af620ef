/** English of notifications, the tray icon and the zoom. */
export const enPresence = {
  presence: {
    title: 'Away from the window',
    note: 'A notification says who invited and what became of it, while the window is not in front. It holds no link and no secret.',
    notices: 'Notifications',
    noNotices: 'This system shows no notifications to Beckon.',
    tray: 'Icon in the tray',
    trayNote:
      'With the last five invites in its menu. Closing the window then leaves Beckon running; Quit is in that menu.',
    noTray:
      'This desktop has no place for tray icons: nothing on its session bus takes them (StatusNotifierWatcher). Closing the window ends Beckon, as without an icon.',
    zoom: 'Zoom',
    percent: '{{percent}} %',
    zoomed: 'Zoom: {{percent}} %',
  },
} as const;
