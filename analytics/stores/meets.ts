import type { Condition, Operand } from '../condition.ts';
import type { AnyFact } from '../facts/schema.ts';

type Plain = string | number | boolean | null;

/** Whether a row meets a condition at its censoring instant. */
export function meets(condition: Condition, row: AnyFact, instant: number): boolean {
  if ('all' in condition) return condition.all.every((each) => meets(each, row, instant));
  if ('any' in condition) return condition.any.some((each) => meets(each, row, instant));
  if ('not' in condition) return !meets(condition.not, row, instant);
  const left = row[condition.column] ?? null;
  if ('is' in condition) return (left === null) === (condition.is === 'null');
  const right = valueOf(condition.to, row, instant);
  if (left === null || right === null) return false;
  switch (condition.op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
  }
}

function valueOf(operand: Operand, row: AnyFact, instant: number): Plain {
  if ('instant' in operand) return instant;
  if ('value' in operand) return operand.value;
  const value = row[operand.column] ?? null;
  return typeof value === 'number' ? value + (operand.plus ?? 0) : value;
}
