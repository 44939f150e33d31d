import { useMediaQuery } from '@vueuse/core';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Clock } from '../../../analytics/question.ts';
import { chartTheme } from '../../charts/drawing/theme.ts';
import type { ChartFrame, ChartWords } from '../../charts/drawing/chart.ts';
import { language } from '../../ui/locale.ts';
import { useTheme } from '../../ui/theme.ts';

/** What charts need besides their data: colours of the theme now shown, the reader's words, the width of the screen. */
export function useChartFrame(clock: () => Clock) {
  const { t } = useI18n();
  const { dark } = useTheme();
  const narrow = useMediaQuery('(max-width: 640px)');
  const theme = computed(() => {
    // the wall is dark whatever was chosen, so the document is asked and not the choice; reading the choice renews this
    const shown = dark.value || document.documentElement.classList.contains('dark');
    const style = getComputedStyle(document.documentElement);
    return chartTheme((name) => style.getPropertyValue(name), shown);
  });
  const words = computed<ChartWords>(() => ({
    small: t('board.chart.small'),
    interval: t('board.chart.interval'),
    average: t('board.chart.average'),
    overall: t('board.chart.overall'),
    notReached: t('board.chart.notReached'),
    noSample: t('board.chart.noSample'),
    sample: t('board.chart.sample'),
    partial: t('board.chart.partial'),
    atRisk: t('board.chart.atRisk'),
    unanswered: t('board.chart.unanswered'),
    answered: t('board.chart.answered'),
    afterReceipt: t('board.chart.afterReceipt'),
    half: t('board.chart.half'),
    value: t('board.chart.value'),
    outside: t('board.chart.outside'),
    inside: t('board.chart.inside'),
    limit95: t('board.chart.limit95'),
    limit998: t('board.chart.limit998'),
  }));
  return computed(() => (description: string): ChartFrame => ({
    theme: theme.value,
    words: words.value,
    language: language.value,
    clock: clock(),
    narrow: narrow.value,
    description,
  }));
}
