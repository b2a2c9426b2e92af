import { msg } from '@portico/ui/msg';
import type { Refusal } from '@portico/domain/refusal';
import { refusalText } from '@portico/runtime/fault-text';

/** Why a file was not taken, and what to do (FI1, FI2). */
export function fileRefusalWords(refusal: Refusal): string {
  switch (refusal.key) {
    case 'empty_file':
      return msg('This file is empty. Choose another one.', { id: 'files.problem.empty' });
    case 'file_too_large':
      return msg('This file is larger than 10 MB. Choose a smaller one.', { id: 'files.problem.large' });
    case 'file_kind':
      return msg('Files of this kind are not taken. Save it as PDF, for example.', {
        id: 'files.problem.kind',
      });
    case 'file_content':
      return msg('This file is not what its name says. Save it once more and try again.', {
        id: 'files.problem.content',
      });
    default:
      return refusalText(refusal);
  }
}
