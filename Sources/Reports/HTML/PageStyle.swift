/// How the page looks: one column of text, one colour for the verdict, and none that means something by itself.
enum PageStyle {
  static let asset = InlineAsset(text: [colours, frame, parts, tables, paper].joined())

  /// Each pair of ink and ground has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
  private static let colours = """

    :root {
      color-scheme: light dark;
      --ground: #f7f6f3; --sheet: #ffffff; --sunk: #f1efea; --ink: #1c2024; --soft: #57606a; --rule: #dedbd3;
      --link: #1d4f91; --passed: #17693f; --failed: #b3261e; --incomplete: #8a5300;
      --one: #b3261e; --two: #9a4a00; --three: #3f5d7d; --mild: #57606a;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #14171a; --sheet: #1c2024; --sunk: #15181b; --ink: #e9e6e1; --soft: #a3adb7; --rule: #343b42;
        --link: #8ab8f5; --passed: #62cf97; --failed: #ff9389; --incomplete: #f0bb5b;
        --one: #ff9389; --two: #f5a65b; --three: #9dbbd8; --mild: #a3adb7;
      }
    }
    .passed { --verdict: var(--passed); }
    .failed { --verdict: var(--failed); }
    .incomplete { --verdict: var(--incomplete); }

    """

  private static let frame = """
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { scroll-padding-top: 1.5rem; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 var(--sans);
      -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    main:focus { outline: none; }
    code, pre { font-family: var(--mono); font-size: .875em; unicode-bidi: isolate; overflow-wrap: anywhere; }
    code { white-space: pre-wrap; }
    .text, .name, .reasons li, .target, .remark, .note, h3 { unicode-bidi: isolate; overflow-wrap: anywhere; }
    h1, h2, h3, p, ul, ol, dl, pre { margin: 0; }
    h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.015em; margin-bottom: 1.25rem; }
    h3 { font-size: 1.125rem; line-height: 1.35; }
    .label { font-size: .75rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--soft);
      margin-bottom: .5rem; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--sheet); padding: .5rem 1rem; }
    .inner, .columns, footer { max-width: 80rem; margin: 0 auto; padding: 0 2rem; }
    .columns { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 3rem; align-items: start; }
    nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 3rem 0; font-size: .9375rem; }
    nav ul { list-style: none; padding: 0; }
    nav a { display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0; color: inherit; text-decoration: none; }
    nav a:hover { text-decoration: underline; }
    .count { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
    section { padding: 3rem 0 0; }
    footer { padding-top: 4rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
    .lead { margin-bottom: 1.25rem; color: var(--soft); max-width: 46rem; }
    .verdict { background: var(--sheet); border-top: .5rem solid var(--verdict); border-bottom: 1px solid var(--rule);
      padding: 2rem 0 2.5rem; }
    .brand { display: flex; align-items: center; gap: .6rem; color: var(--soft); font-size: .875rem; letter-spacing: .02em; }
    h1 { font-size: 1.25rem; font-weight: 400; line-height: 1.3; margin: 1.5rem 0 1rem; }
    h1 .word { display: block; font-size: clamp(2.5rem, 7vw, 4rem); font-weight: 700; letter-spacing: -.03em; line-height: 1.1;
      color: var(--verdict); margin-bottom: .5rem; }
    h1 .sign { font-weight: 400; }
    .reasons { padding-left: 1.2rem; font-size: 1.0625rem; }
    .doubt { margin-top: 1.25rem; padding: .9rem 1.1rem; border: 2px solid var(--failed); border-radius: .5rem; }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 1rem 2rem;
      margin-top: 1.75rem; font-size: .9375rem; }
    .facts + .facts { padding-top: 1.5rem; border-top: 1px solid var(--rule); }
    .facts dt, .references dt { color: var(--soft); font-size: .8125rem; }
    .facts dd, .references dd { margin: 0; overflow-wrap: anywhere; }
    .hash { color: var(--soft); font-size: .75rem; }

    """

  private static let parts = """
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1.25rem;
      margin-bottom: 2rem; }
    .figure { background: var(--sheet); border: 1px solid var(--rule); border-left: .375rem solid var(--mild);
      border-radius: .5rem; padding: 1.25rem 1.5rem; }
    .figure a { color: inherit; text-decoration: none; }
    .figure a:hover span { text-decoration: underline; }
    .figure strong { font-size: 3rem; line-height: 1.1; letter-spacing: -.03em; font-variant-numeric: tabular-nums; }
    .figure span { font-size: 1.125rem; }
    .figure small { display: block; color: var(--soft); font-size: .875rem; }
    .figure.open { border-left-color: var(--one); }
    .figure.not-checked { border-left-color: var(--incomplete); }
    .figure.none { border-left-color: var(--rule); }
    .filters { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin-bottom: 1.5rem; padding: 1.1rem 1.25rem;
      background: var(--sheet); border: 1px solid var(--rule); border-radius: .5rem; }
    .filters label { display: grid; gap: .2rem; font-size: .8125rem; color: var(--soft); flex: 1 1 8rem; min-width: 0; }
    .filters .search { flex: 3 1 14rem; }
    .filters input, .filters select, button { font: inherit; font-size: .9375rem; color: var(--ink); background: var(--ground);
      border: 1px solid var(--soft); border-radius: .375rem; padding: .4rem .6rem; min-width: 0; width: 100%; min-height: 2.4rem; }
    button { width: auto; cursor: pointer; }
    .state { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; flex: 1 0 100%; font-size: .875rem; }
    .state output { margin-right: auto; color: var(--soft); }
    .nothing { color: var(--soft); margin-bottom: 1rem; }
    .rule { background: var(--sheet); border: 1px solid var(--rule); border-left: .375rem solid var(--mild);
      border-radius: .5rem; padding: 1.25rem 1.5rem 1.1rem; margin-bottom: 1.25rem; overflow: clip; }
    .rule.edge1 { border-left-color: var(--one); }
    .rule.edge2 { border-left-color: var(--two); }
    .rule.edge3 { border-left-color: var(--three); }
    .rule.not-checked { border-left-color: var(--incomplete); border-left-style: double; }
    .rule:target, li:target, tr:target { outline: 2px solid var(--link); outline-offset: 2px; }
    .rule h3 { margin: .35rem 0 .75rem; }
    .tags { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: center; font-size: .875rem; }
    .cat, .badge { font-size: .75rem; font-weight: 600; letter-spacing: .02em; white-space: nowrap; }
    .cat { border: 1px solid currentColor; border-radius: 1rem; padding: .05rem .6rem; }
    .cat1 { color: var(--one); } .cat2 { color: var(--two); } .cat3 { color: var(--three); }
    .badge.open, .sign.open { color: var(--one); } .badge.passed, .sign.passed { color: var(--passed); }
    .badge.not-checked { color: var(--incomplete); }
    .target { color: var(--soft); font-size: .8125rem; }
    .tags .target { margin-left: auto; }
    .note { color: var(--soft); font-size: .9375rem; margin-bottom: .5rem; }
    .remark { color: var(--soft); font-size: .875em; }
    .evidence { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.5rem; padding: 1.1rem 0;
      border-top: 1px solid var(--rule); }
    .fix { padding: 1.1rem 0; border-top: 1px solid var(--rule); }
    ol { list-style: none; padding: 0; }
    .finding { padding: .75rem 0; border-bottom: 1px solid var(--rule); overflow: clip; }
    ol:not([start]) > .finding:first-child { padding-top: 0; }
    .finding:last-child { padding-bottom: 0; border-bottom: 0; }
    details > ol { margin-top: .5rem; }
    .text { white-space: pre-wrap; }
    .place { color: var(--soft); font-size: .875rem; margin-top: .15rem; }
    .place code { color: var(--ink); }
    .place .command { color: var(--soft); }
    pre { background: var(--sunk); border: 1px solid var(--rule); border-radius: .375rem; padding: .7rem .9rem; margin-top: .5rem;
      white-space: pre-wrap; line-height: 1.5; }
    pre code { font-size: .8125rem; }
    .evidence .label + pre { margin-top: 0; }
    .line { display: inline-block; min-width: 2.5em; color: var(--soft); user-select: none; }
    summary { cursor: pointer; width: fit-content; max-width: 100%; }
    summary::marker { color: var(--soft); }
    details > summary + * { margin-top: .75rem; }
    details.about > summary, details.more > summary { color: var(--soft); font-size: .9375rem; }
    details .label { margin-top: 1.25rem; }
    .references { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .75rem 1.5rem;
      margin-top: 1rem; font-size: .875rem; }
    .chip { display: inline-block; background: var(--sunk); border: 1px solid var(--rule); border-radius: .25rem;
      padding: 0 .4rem; overflow-wrap: anywhere; }
    .plain { list-style: none; padding: 0; }
    .plain > li { padding: .6rem 0; border-top: 1px solid var(--rule); overflow: clip; }
    .plain > li > details > :not(summary), .plain > li > ol { margin-left: 1.1rem; }
    .plain > li > ol { margin-top: .5rem; }
    section > h3 { margin: 1.5rem 0 .6rem; }
    .plain .cat { margin: 0 .3rem; }
    .plain .target { margin-left: .5rem; }
    .question { background: var(--sheet); border: 1px solid var(--rule); border-radius: .5rem; padding: 1rem 1.5rem .5rem;
      margin-bottom: 1rem; }
    .ask { font-weight: 600; margin-bottom: .75rem; }

    """

  private static let tables = """
    .scroll { overflow-x: auto; margin-bottom: 2rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; background: var(--sheet); }
    caption { text-align: left; font-weight: 600; padding: 0 0 .6rem; background: var(--ground); }
    .verdict caption { background: var(--sheet); padding-top: 1.5rem; }
    th, td { text-align: left; vertical-align: top; padding: .55rem .75rem; border: 1px solid var(--rule); overflow-wrap: break-word; }
    thead th { font-size: .8125rem; font-weight: 600; color: var(--soft); background: var(--sunk); }
    tbody th { font-weight: 600; }
    th .remark, th .hash { font-weight: 400; }
    .number { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
    .zero { color: var(--soft); font-weight: 400; }
    td.open { color: var(--one); } td.not-checked { color: var(--incomplete); }
    td a { color: inherit; }
    td code a, td > a > code { color: var(--link); }
    .late { color: var(--failed); }
    abbr { text-decoration: none; font-family: var(--mono); font-size: .875em; }
    .reason { min-width: 16rem; }
    .date { white-space: nowrap; }
    .layers .command { min-width: 14rem; }
    .layers .size { min-width: 7rem; white-space: nowrap; }
    .layers th .hash { white-space: nowrap; }
    .layers .group th { background: var(--sunk); border-top: 2px solid var(--soft); }
    .bar { display: block; width: 100%; min-width: 8rem; height: 1rem; margin-top: .3rem; background: var(--sunk);
      border-radius: .2rem; }
    .bar.thin { min-width: 5rem; height: .3rem; }
    .fill { fill: var(--soft); } .fill1 { fill: var(--one); } .fill2 { fill: var(--two); } .fill3 { fill: var(--three); }

    """

  private static let paper = """
    @media (max-width: 60rem) {
      .inner, .columns, footer { padding-left: 1.25rem; padding-right: 1.25rem; }
      .columns { display: block; }
      nav { position: static; max-height: none; padding: 1.5rem 0 0; }
      nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
      nav a { gap: .4rem; }
      section { padding-top: 2.5rem; }
    }
    @media (max-width: 44rem) {
      .evidence { grid-template-columns: minmax(0, 1fr); gap: 1.1rem; }
      .rule { padding: 1rem 1.1rem .9rem; }
      .tags .target { margin-left: 0; }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media print {
      :root { --ground: #fff; --sheet: #fff; --sunk: #f5f5f5; --ink: #000; --soft: #444; --rule: #bbb; --link: #000;
        --passed: #17693f; --failed: #b3261e; --incomplete: #8a5300; --one: #b3261e; --two: #9a4a00; --three: #3f5d7d;
        --mild: #444; color-scheme: light; }
      @page { margin: 16mm; }
      html { font-size: 9.5pt; }
      body { line-height: 1.45; }
      nav, .filters, .skip { display: none !important; }
      .columns { display: block; }
      .inner, .columns, footer { max-width: none; padding: 0; }
      h1 .word { font-size: 30pt; }
      section { padding-top: 1.5rem; }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
      summary { list-style: none; }
      h2, h3, .label, .tags, caption, thead, summary { break-after: avoid; }
      .finding, tr, .figure { break-inside: avoid; }
      .scroll { overflow: visible; }
      a { text-decoration: none; }
    }

    """
}
