// Draws one board: ?board=overview&var-la=981&theme=light&width=1600&to=<ms>&from=<ms>&scrape=15&tz=Europe/London
import React, { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { lastValueFrom } from 'rxjs';
import { DataFrame, ThemeContext, applyFieldOverrides, cacheFieldDisplayNames, createTheme, dateTime, initializeI18n, transformDataFrame } from './grafana';
import { GlobalStyles, PanelChrome } from '@grafana/ui';
import { drawings } from './panels';
import { Happening, Replace, Window, framesOf, happeningsOf, timeMacros } from './prometheus';
import { fieldProperties, registerTransformations } from './standard';
import { Variable, replacer, resolve } from './variables';

const parameters = new URLSearchParams(location.search);
const boardWidth = Number(parameters.get('width') ?? 1600) - 32;
const now = Number(parameters.get('to') ?? Date.now());
const window_: Window = { from: Number(parameters.get('from') ?? now - 3600_000), to: now, scrapeSeconds: Number(parameters.get('scrape') ?? 60) };
const timeZone = parameters.get('tz') ?? 'browser';
/** The board's own range, where none is asked for. */
function takeRange(board: any) {
  const [, count, unit] = /^now-(\d+)([hdwMy])$/.exec(board.time?.from ?? '') ?? [];
  if (count && !parameters.get('from')) { window_.from = dateTime(window_.to).subtract(Number(count), unit as any).valueOf(); timeRange.from = dateTime(window_.from); }
}

const theme = createTheme({ colors: { mode: parameters.get('theme') === 'dark' ? 'dark' : 'light' } });
const timeRange = { from: dateTime(window_.from), to: dateTime(window_.to), raw: { from: 'now-1h', to: 'now' } };
const [cell, gap] = [30, 8];

/** A panel may have a longer window of its own ("25M"); queries at an instant are still asked at the window's end. */
function windowOf(panel: any) {
  const [, count, unit] = /^(?:now-)?(\d+)([hdwMy])$/.exec(panel.timeFrom ?? '') ?? [];
  return count ? { ...timeRange, from: dateTime(window_.to).subtract(Number(count), unit as any) } : timeRange;
}

interface Drawn { panel: any; frames: DataFrame[]; error?: string }
export interface Outcome { id: number; title: string; type: string; series: number; empty: boolean; error?: string }

async function draw(panel: any, replace: Replace): Promise<Drawn> {
  if (!panel.targets) return { panel, frames: [] };
  try {
    const raw = await framesOf(panel.targets, window_, replace);
    const shaped = await lastValueFrom(transformDataFrame(panel.transformations ?? [], raw, { interpolate: replace } as any));
    const frames = applyFieldOverrides({
      data: shaped, fieldConfig: panel.fieldConfig, theme, timeZone, fieldConfigRegistry: fieldProperties(panel.type),
      replaceVariables: (text) => replace(text),
    });
    cacheFieldDisplayNames(frames);
    return { panel, frames };
  } catch (error) {
    return { panel, frames: [], error: String(error) };
  }
}

function Panel({ drawn, replace, happenings }: { drawn: Drawn; replace: Replace; happenings: Happening[] }) {
  const { panel, frames, error } = drawn;
  const { x, y, w, h } = panel.gridPos;
  const column = (boardWidth + gap) / 24;
  const place = { position: 'absolute' as const, left: x * column, top: y * (cell + gap), width: w * column - gap, height: h * (cell + gap) - gap };
  if (panel.type === 'row') return <div style={{ ...place, display: 'flex', alignItems: 'center', fontSize: 18, fontWeight: 500 }}>⌄&nbsp; {replace(panel.title)}</div>;
  const Drawing = drawings[panel.type];
  const small = panel.type === 'table' ? 'none' : 'md';
  return <div style={place} data-panel={panel.id}>
    <PanelChrome title={replace(panel.title)} description={panel.description} width={place.width} height={place.height} padding={small} statusMessage={error}>
      {(width, height) => error ? <pre style={{ whiteSpace: 'pre-wrap' }}>{error}</pre> : Drawing
        ? <Drawing panel={panel} frames={frames} width={width} height={height} timeRange={windowOf(panel) as any} timeZone={timeZone} replace={replace} happenings={happenings} />
        : <>Panel type {panel.type} is not drawn here</>}
    </PanelChrome>
  </div>;
}

function Bar({ board, variables }: { board: any; variables: Variable[] }) {
  const box = { border: `1px solid ${theme.colors.border.medium}`, borderRadius: 2, padding: '4px 8px', background: theme.colors.background.primary };
  return <div style={{ display: 'flex', gap: 8, alignItems: 'center', padding: '12px 0', flexWrap: 'wrap' }}>
    <h4 style={{ margin: '0 16px 0 0' }}>{board.title}</h4>
    {variables.filter((v) => v.hide !== 2).map((v) => <span key={v.name} style={box}><b>{v.label}</b>&nbsp; {v.current?.text ?? '—'} ▾</span>)}
    <span style={{ flex: 1 }} />
    {board.links.map((l: any) => <span key={l.title} style={box}>{l.title}</span>)}
    <span style={box}>{board.time.from} to {board.time.to}</span><span style={box}>⟳ {board.refresh}</span>
  </div>;
}

function Board() {
  const [state, setState] = useState<{ board: any; variables: Variable[]; drawn: Drawn[]; replace: Replace; happenings: Happening[] }>();
  useEffect(() => {
    (async () => {
      const board = await (await fetch(`/boards/${parameters.get('board')}.json`)).json();
      takeRange(board);
      const variables = await resolve(board.templating.list, parameters, window_.to);
      const macros = timeMacros(window_);
      const replace = (text: string) => macros(replacer(variables)(text));
      const flat = board.panels.flatMap((p: any) => [p, ...(p.panels ?? [])]);
      const drawn = await Promise.all(flat.map((p: any) => draw(p, replace)));
      setState({ board, variables, drawn, replace, happenings: await happeningsOf(board, window_, replace) });
      const outcome: Outcome[] = drawn.map(({ panel, frames, error }) => ({
        id: panel.id, title: panel.title, type: panel.type, series: frames.length, error,
        empty: !!panel.targets && (frames.length === 0 || frames.every((f) => f.length === 0)),
      }));
      setTimeout(() => { (globalThis as any).outcome = outcome; }, 1500);
    })().catch((error) => { (globalThis as any).outcome = [{ id: 0, title: 'board', type: 'board', series: 0, empty: true, error: String(error) }]; });
  }, []);
  if (!state) return null;
  const bottom = Math.max(...state.drawn.map(({ panel: { gridPos: g } }) => g.y + g.h)) * (cell + gap);
  return <div style={{ padding: '0 16px 16px', width: boardWidth + 32 }}>
    <Bar board={state.board} variables={state.variables} />
    <div style={{ position: 'relative', height: bottom }}>{state.drawn.map((d) => <Panel key={d.panel.id} drawn={d} replace={state.replace} happenings={state.happenings} />)}</div>
  </div>;
}

registerTransformations();
initializeI18n().then(() => createRoot(document.getElementById('root')!).render(
  <ThemeContext.Provider value={theme}><GlobalStyles /><Board /></ThemeContext.Provider>));
