import type { Topic } from './topic.ts';

export const remindersTopic: Topic = {
  name: 'reminders',
  summary: 'to be told what is due, without a service',
  body: [
    'Nothing of packet runs by itself. What is on your machine can ask it: here for a packet in ~/packets/staff. Due and overdue are 1:1s, rounds, and the steps that the dates of the cycle ask for.',
    'In a crontab (crontab -e): on weekdays at nine, by mail, and only if something is overdue. cron looks for programs in few places: say in PATH where packet is (command -v packet).',
    {
      lines: ['PATH=/usr/local/bin:/usr/bin:/bin', '0 9 * * 1-5 packet -C ~/packets/staff status --overdue'],
    },
    'Or a timer of systemd, which also catches up on what it slept through. Overdue is a failed unit, which systemctl --user --failed lists; journalctl --user -u packet says what. In ~/.config/systemd/user/packet.service:',
    {
      lines: [
        '[Unit]',
        'Description=What is overdue in my packet',
        '',
        '[Service]',
        'Type=oneshot',
        "ExecStart=/bin/sh -lc 'packet -C ~/packets/staff status --overdue'",
      ],
    },
    'In ~/.config/systemd/user/packet.timer:',
    {
      lines: [
        '[Unit]',
        'Description=Look on weekdays at nine',
        '',
        '[Timer]',
        'OnCalendar=Mon..Fri 09:00',
        'Persistent=true',
        '',
        '[Install]',
        'WantedBy=timers.target',
      ],
    },
    'Then, once:',
    { lines: ['systemctl --user daemon-reload', 'systemctl --user enable --now packet.timer'] },
    'Above the prompt of a shell, one line where something is due, and nothing else; what is there already stays. In ~/.bashrc:',
    {
      lines: [
        'packet_due() {',
        '  local code=$?; packet -C ~/packets/staff status --short; return $code',
        '}',
        'PROMPT_COMMAND="packet_due;${PROMPT_COMMAND-}"',
      ],
    },
    'In ~/.zshrc:',
    { lines: ['packet_due() { packet -C ~/packets/staff status --short }', 'precmd_functions+=(packet_due)'] },
    'Or once for each login, in ~/.profile:',
    { lines: ['packet -C ~/packets/staff status --short'] },
    'A calendar reminds too, with an alarm the day before.',
    {
      terms: [
        ['packet status --overdue', 'what is overdue; the exit code is 1 if something is'],
        ['packet status --short', 'one line of what is due or overdue; nothing where nothing is'],
        ['packet review calendar -o packet.ics', 'the dates for a calendar, which a second import updates'],
      ],
    },
  ],
};
