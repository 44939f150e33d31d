import type { Condition, Operand } from '../../condition.ts';
import { column, literal } from './schema.ts';

/**
 * A condition as SQL that is true where `meets` says so, and false or null elsewhere.
 *
 * @param instant SQL of the row's censoring instant
 */
export function conditionSql(condition: Condition, instant: string): string {
  if ('all' in condition) return joined(condition.all, 'AND', 'true', instant);
  if ('any' in condition) return joined(condition.any, 'OR', 'false', instant);
  // a comparison with null is null, and so is its negation: here it must be false, and its negation true
  if ('not' in condition) return `NOT coalesce(${conditionSql(condition.not, instant)}, false)`;
  const left = column(condition.column);
  if ('is' in condition) return `${left} IS ${condition.is === 'null' ? 'NULL' : 'NOT NULL'}`;
  return `${left} ${condition.op} ${operandSql(condition.to, instant)}`;
}

function joined(conditions: Condition[], by: 'AND' | 'OR', none: string, instant: string): string {
  if (conditions.length === 0) return none;
  return `(${conditions.map((each) => conditionSql(each, instant)).join(` ${by} `)})`;
}

function operandSql(operand: Operand, instant: string): string {
  if ('instant' in operand) return instant;
  if ('value' in operand) return literal(operand.value);
  return operand.plus ? `(${column(operand.column)} + ${literal(operand.plus)})` : column(operand.column);
}
