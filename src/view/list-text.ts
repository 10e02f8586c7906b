import { formatDay } from '../core/calendar-date.ts';
import type { PacketHeader } from '../core/packet/packet.ts';
import type { Styler } from './styler.ts';
import { wrappedText } from './wrapped-text.ts';

/** A packet in a list; one that cannot be read has a problem instead. */
export type ListedPacket = {
  /** Absolute. */
  readonly folder: string;
  /** As the user would type it. */
  readonly shown: string;
} & (
  | {
      readonly header: PacketHeader;
      readonly questions: number;
      readonly answered: number;
      /** ISO date. */
      readonly nextReview: string | undefined;
    }
  | { readonly problem: string }
);

/** Each packet in a few lines. `today` is an ISO date. */
export function listText(packets: readonly ListedPacket[], today: string, columns: number, style: Styler): string {
  if (packets.length === 0) return 'No packets here.\n';
  return packets
    .map((packet) => {
      const name = style.path(packet.shown);
      if ('problem' in packet) return `${name}\n${style.warning(wrappedText(packet.problem, columns, '  '))}\n`;
      const { header, answered, questions, nextReview } = packet;
      const next = nextReview === undefined ? '' : `, next 1:1 ${formatDay(nextReview, today)}`;
      const lines = [
        `${header.author}: ${header.from} to ${header.to}`,
        `${String(answered)} of ${String(questions)} answered${next}`,
      ];
      return `${name}\n${style.text(wrappedText(lines.join('\n'), columns, '  '))}\n`;
    })
    .join('');
}

export function listObject(packets: readonly ListedPacket[]): object {
  return {
    packets: packets.map((packet) => {
      const place = { name: packet.folder.split('/').at(-1) ?? '', folder: packet.folder };
      if ('problem' in packet) return { ...place, problem: packet.problem };
      const { author, from, to } = packet.header;
      const { questions, answered, nextReview } = packet;
      return { ...place, author, from, to, questions, answered, nextReview: nextReview ?? null };
    }),
  };
}
