// One drawing per panel type that the boards use, each Grafana's own component with the panel's options.
import React from 'react';
import uPlot from 'uplot';
import {
  DataFrame, FieldDisplay, FieldMatcherID, FieldType, FALLBACK_COLOR, TimeRange, fieldMatchers, formattedValueToString,
  getDisplayValueAlignmentFactors, getFieldDisplayValues, getFieldSeriesColor, renderTextPanelMarkdown,
} from '@grafana/data';
import { AxisPlacement, ScaleDirection, ScaleDistribution, ScaleOrientation } from '@grafana/schema';
import {
  BarGauge, BigValue, PlotLegend, TimeSeries, UPlotChart, UPlotConfigBuilder, VizLayout, VizRepeater, preparePlotFrame, useTheme2, measureText,
} from '@grafana/ui';
import { Happening } from './prometheus';
import { TableNG } from '@grafana/ui/unstable';

export interface Drawing {
  panel: any; frames: DataFrame[]; width: number; height: number; timeRange: TimeRange; timeZone: string; replace: (t: string) => string;
  happenings: Happening[];
}

const empty = (frames: DataFrame[]) => frames.length === 0 || frames.every((f) => f.length === 0 || f.fields.length === 0);

function Explained({ panel, width, height, message }: { panel: any; width: number; height: number; message?: string }) {
  return <div style={{ width, height, display: 'flex', alignItems: 'center', justifyContent: 'center', textAlign: 'center', opacity: 0.8 }}>
    {message ?? panel.fieldConfig?.defaults?.noValue ?? 'No data'}
  </div>;
}

function valuesOf({ panel, frames, replace, timeZone }: Drawing, theme: any): FieldDisplay[] {
  return getFieldDisplayValues({
    fieldConfig: panel.fieldConfig, reduceOptions: panel.options.reduceOptions, replaceVariables: replace, theme, data: frames,
    sparkline: panel.options.graphMode !== undefined && panel.options.graphMode !== 'none', timeZone,
  });
}

function Stat(drawing: Drawing) {
  const theme = useTheme2();
  const { panel, width, height, frames } = drawing;
  return <VizRepeater
    getValues={() => valuesOf(drawing, theme)} getAlignmentFactors={getDisplayValueAlignmentFactors}
    renderValue={({ value, alignmentFactors, width, height, count }) => <BigValue
      value={count === 1 && !value.field.displayName && panel.options.textMode === 'auto' ? { ...value.display, title: undefined } : value.display}
      count={count} sparkline={value.sparkline} colorMode={panel.options.colorMode} graphMode={panel.options.graphMode}
      justifyMode={panel.options.justifyMode} textMode={panel.options.textMode} wideLayout={panel.options.wideLayout ?? true}
      text={panel.options.text} alignmentFactors={count > 1 ? alignmentFactors : undefined}
      width={width} height={height} theme={theme} />}
    width={width} height={height} source={frames} itemSpacing={3} renderCounter={0} autoGrid orientation={panel.options.orientation} />;
}

function Bars(drawing: Drawing) {
  const theme = useTheme2();
  const { panel, width, height, frames } = drawing;
  return <VizRepeater
    getValues={() => valuesOf(drawing, theme)} getAlignmentFactors={getDisplayValueAlignmentFactors}
    renderValue={({ value, alignmentFactors, width, height, count, orientation }) => <BarGauge
      value={count === 1 && !value.field.displayName ? { ...value.display, title: undefined } : value.display}
      width={width} height={height} orientation={orientation} field={value.field} text={panel.options.text}
      display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)} theme={theme} itemSpacing={10}
      displayMode={panel.options.displayMode} alignmentFactors={count > 1 ? alignmentFactors : undefined}
      showUnfilled={panel.options.showUnfilled} valueDisplayMode={panel.options.valueMode} namePlacement={panel.options.namePlacement} />}
    width={width} height={height} source={frames} itemSpacing={10} renderCounter={0} minVizWidth={8} minVizHeight={16} orientation={panel.options.orientation} />;
}

function Table({ panel, frames, width, height, timeRange }: Drawing) {
  if (empty(frames)) return <Explained panel={panel} width={width} height={height} />;
  return <TableNG data={frames[0]} width={width} height={height} noHeader={!panel.options.showHeader} showTypeIcons={panel.options.showTypeIcons}
    resizable sortBy={panel.options.sortBy} cellHeight={panel.options.cellHeight} timeRange={timeRange} fieldConfig={panel.fieldConfig}
    frozenColumns={panel.options.frozenColumns?.left} maxRowHeight={panel.options.maxRowHeight} enablePagination={panel.options.enablePagination} structureRev={1} />;
}

/** Vertical dashes over the plot, as Grafana's own plugin draws annotations. */
function mark(u: uPlot, happenings: Happening[], theme: any) {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.setLineDash([5, 5]);
  for (const one of happenings) {
    const x = Math.round(u.valToPos(one.time, 'x', true));
    ctx.strokeStyle = ctx.fillStyle = theme.visualization.getColorByName(one.colour);
    ctx.lineWidth = 2;
    ctx.beginPath(); ctx.moveTo(x, bbox.top); ctx.lineTo(x, bbox.top + bbox.height); ctx.stroke();
    ctx.beginPath(); ctx.moveTo(x - 5, bbox.top + bbox.height + 7); ctx.lineTo(x + 5, bbox.top + bbox.height + 7); ctx.lineTo(x, bbox.top + bbox.height); ctx.fill();
  }
  ctx.restore();
}

function Lines({ panel, frames, width, height, timeRange, timeZone, happenings }: Drawing) {
  const theme = useTheme2();
  const x = panel.type === 'trend' ? panel.options.xField ?? frames[0]?.fields.find((f) => f.type === FieldType.number)?.name : undefined;
  if (empty(frames)) return <Explained panel={panel} width={width} height={height} />;
  if (x && !frames[0].fields.some((f) => f.name === x || f.state?.displayName === x)) {
    return <Explained panel={panel} width={width} height={height} message={`Unable to find field: ${x}`} />;
  }
  // Grafana's time series makes what is not finite a gap.
  const finite = (v: unknown) => v == null || Number.isFinite(v) ? v : null;
  frames = frames.map((f) => ({ ...f, fields: f.fields.map((one) => one.type === FieldType.number ? { ...one, values: one.values.map(finite) } : one) }));
  // Only an x of type "time" becomes a time axis; a trend's x is a number, with its own unit.
  return <TimeSeries frames={frames} structureRev={1} width={width} height={height} timeRange={timeRange} timeZone={timeZone}
    legend={panel.options.legend} options={panel.options}
    preparePlotFrame={x ? (all, by) => preparePlotFrame(all, { ...by, x: fieldMatchers.get(FieldMatcherID.byName).get(x) }) : undefined}>
    {(config) => { config.addHook('draw', (u: uPlot) => mark(u, happenings, theme)); return null; }}
  </TimeSeries>;
}

function BarChart({ panel, frames, width, height }: Drawing) {
  const theme = useTheme2();
  if (empty(frames)) return <Explained panel={panel} width={width} height={height} />;
  const frame = frames[0];
  const x = frame.fields.find((f) => f.name === panel.options.xField || f.config.displayName === panel.options.xField)
    ?? frame.fields.find((f) => f.type === FieldType.string);
  if (!x) return <Explained panel={panel} width={width} height={height} message="Bar charts require a string or time field" />;
  const bars = frame.fields.filter((f) => f !== x && f.type === FieldType.number);
  const [groups, series] = [x.values.length, bars.length];
  const horizontal = panel.options.orientation === 'horizontal';
  const stacked = panel.options.stacking === 'normal' || panel.options.stacking === 'percent';
  const group = series === 1 || stacked ? panel.options.barWidth : panel.options.groupWidth;
  const slot = group / groups / (stacked ? 1 : series);
  const builder = new UPlotConfigBuilder('utc');
  builder.addScale({ scaleKey: 'x', isTime: false, distribution: ScaleDistribution.Ordinal, range: () => [-0.5, groups - 0.5] as [number, number],
    orientation: horizontal ? ScaleOrientation.Vertical : ScaleOrientation.Horizontal, direction: horizontal ? ScaleDirection.Down : ScaleDirection.Right });
  const rotation = panel.options.xTickLabelRotation ?? 0;
  const longest = Math.max(...x.values.map((v) => measureText(String(v), 12).width));
  builder.addAxis({ scaleKey: 'x', isTime: false, placement: horizontal ? AxisPlacement.Left : AxisPlacement.Bottom, theme, grid: { show: false }, ticks: { show: false }, gap: 15,
    splits: () => [...x.values.keys()], values: (_: uPlot, at: number[]) => at.map((i) => String(x.values[i] ?? '')), tickLabelRotation: horizontal ? 0 : -rotation,
    size: rotation ? Math.ceil(longest * Math.abs(Math.sin(rotation * Math.PI / 180))) + 30 : undefined } as any);
  const sums = new Array(groups).fill(0);
  const heights = bars.map((f) => f.values.map((v: number | null, i: number) => stacked ? (sums[i] += v ?? 0) : v));
  bars.forEach((field, i) => {
    field.state = { ...field.state, seriesIndex: i };
    const scaleKey = field.config.unit ?? '__fixed';
    const left = [...x.values.keys()].map((g) => (g + (1 - group) / 2) / groups + (stacked ? 0 : i * slot));
    builder.addScale({ scaleKey, softMin: 0, min: field.config.min, max: field.config.max, decimals: field.config.decimals,
      orientation: horizontal ? ScaleOrientation.Horizontal : ScaleOrientation.Vertical, direction: horizontal ? ScaleDirection.Right : ScaleDirection.Up });
    builder.addAxis({ scaleKey, placement: horizontal ? AxisPlacement.Bottom : AxisPlacement.Left, theme, decimals: field.config.decimals,
      formatValue: (v: number, decimals?: number) => formattedValueToString(field.display!(v, decimals)) } as any);
    builder.addSeries({ scaleKey, theme, lineWidth: field.config.custom?.lineWidth ?? 1, fillOpacity: field.config.custom?.fillOpacity ?? 80,
      lineColor: getFieldSeriesColor(field, theme).color ?? FALLBACK_COLOR, dataFrameFieldIndex: { frameIndex: 0, fieldIndex: i + 1 }, show: !field.config.custom?.hideFrom?.viz, pxAlign: true,
      pathBuilder: uPlot.paths.bars!({ disp: {
        x0: { unit: 2, values: () => left } as any, size: { unit: 2, values: () => left.map(() => slot * (series === 1 ? 1 : panel.options.barWidth)) } as any } }) } as any);
  });
  const order = stacked ? [...bars.keys()].reverse() : [...bars.keys()];
  const aligned = { ...frame, fields: [x, ...bars] };
  return <VizLayout width={width} height={height} legend={panel.options.legend?.showLegend ? <PlotLegend data={[aligned]} config={builder} {...panel.options.legend} /> : null as any}>
    {(w: number, h: number) => <UPlotChart config={builder} data={[[...x.values.keys()], ...order.map((i) => heights[i])] as any} width={w} height={h} />}
  </VizLayout>;
}

function Text({ panel, height, replace }: Drawing) {
  return <div className="markdown-html" style={{ height, overflow: 'auto' }} dangerouslySetInnerHTML={{ __html: renderTextPanelMarkdown(replace(panel.options.content)) }} />;
}

export const drawings: Record<string, React.FC<Drawing>> = {
  stat: Stat, bargauge: Bars, table: Table, trend: Lines, timeseries: Lines, barchart: BarChart, text: Text,
};
