"use strict";
(() => {
  const charts = JSON.parse(document.getElementById("chart-data").textContent);
  const drawn = [];
  let step = 5;

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const escape = text => text.replace(/[&<>"']/g, c => "&#" + c.charCodeAt(0) + ";");

  function axis(data, horizontal, named) {
    const texts = new Map(data.ticks.map(t => [t[0], t[1]]));
    const values = data.ticks.map(t => t[0]);
    return {
      type: "value", min: data.min, max: data.max, name: data.name, nameLocation: "middle", nameGap: horizontal ? 30 : named ? 0 : 44,
      nameTextStyle: { color: colour("muted"), fontSize: 12 },
      axisLine: { show: horizontal, onZero: false, lineStyle: { color: colour("muted") } },
      axisTick: { show: horizontal, customValues: values },
      axisLabel: { color: colour("muted"), fontSize: 12, customValues: values, hideOverlap: true, formatter: v => texts.get(v) ?? "" },
      splitLine: { show: false },
    };
  }

  function grid(data) {
    // The marked places alone, in both directions: the axis's own lines would stand at other places.
    const lines = [...data.x.ticks.map(t => ({ xAxis: t[0] })), ...data.y.ticks.map(t => ({ yAxis: t[0] }))];
    return {
      type: "line", data: [], silent: true, animation: false,
      markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colour("grid"), type: "solid", width: 1 }, data: lines, animation: false },
    };
  }

  function bars(points, ends, from, to, tint) {
    const data = points.filter(p => p[ends]).flatMap(p => [from(p), to(p), [null, null]]);
    if (data.length === 0) return [];
    const upright = ends === "upright";
    return [{
      type: "line", data, connectNulls: false, silent: true, animation: false, symbol: "rect", symbolSize: upright ? [9, 2] : [2, 9],
      showAllSymbol: true, lineStyle: { color: tint, width: 2 }, itemStyle: { color: tint },
    }];
  }

  function label(point, flip, tint) {
    if (!point.label) return undefined;
    const left = point.place !== "beside" && point.x > flip;
    const down = point.place === "below" ? 13 : point.place === "beside" ? 0 : -10;
    return {
      show: true, formatter: () => point.label, position: left ? "left" : "right", offset: [left ? 2 : -2, down], color: tint, fontSize: 12, fontWeight: 600,
      textBorderColor: colour("bg"), textBorderWidth: 3,
    };
  }

  function series(data, flip) {
    const tint = colour(data.role);
    const points = data.points.map(p => ({ value: [p.x, p.y], text: p.text, label: label(p, flip, tint) }));
    if (data.form === "band") {
      const [a, b] = data.points;
      return [{
        type: "line", silent: true, animation: false, symbol: "none", lineStyle: { width: 0 },
        data: [[a.x, b.y], [b.x, b.y]], areaStyle: { color: tint, opacity: 0.16, origin: a.y },
      }];
    }
    if (data.form === "marks") {
      return [
        ...bars(data.points, "across", p => [p.across[0], p.y], p => [p.across[1], p.y], tint),
        ...bars(data.points, "upright", p => [p.x, p.upright[0]], p => [p.x, p.upright[1]], tint),
        {
          type: "scatter", name: data.name, data: points, symbolSize: 9, itemStyle: { color: tint, borderColor: colour("bg"), borderWidth: 1, opacity: 1 },
          animation: false, clip: false, z: 4,
        },
      ];
    }
    return [{
      type: "line", data: points.map(p => p.value), silent: true, animation: false, symbol: "none",
      lineStyle: { color: tint, width: 2, type: data.form === "dashedLine" ? [6, 4] : "solid" },
    }, {
      type: "scatter", data: points.filter(p => p.label), symbolSize: 1, itemStyle: { color: "transparent" }, silent: true, animation: false,
    }];
  }

  function option(data) {
    return {
      animation: false, backgroundColor: "transparent",
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: data.namedRows ? 84 : 62, right: 16, top: 14, bottom: 46 },
      tooltip: {
        trigger: "item", confine: true, backgroundColor: colour("panel"), borderColor: colour("line"),
        textStyle: { color: colour("fg"), fontSize: 13 }, extraCssText: "max-width:20rem;white-space:normal",
        formatter: item => item.data && item.data.text ? escape(item.data.text) : "",
      },
      xAxis: axis(data.x, true, false), yAxis: axis(data.y, false, data.namedRows),
      series: [grid(data), ...data.series.filter(s => s.step <= step).flatMap(s => series(s, data.flip))],
    };
  }

  function draw() {
    for (const { chart, data } of drawn) chart.setOption(option(data), { notMerge: true });
  }

  for (const data of charts) {
    const figure = document.getElementById(data.id);
    const still = figure.querySelector("noscript");
    if (!window.echarts || !still) continue;
    const paper = document.createElement("div");
    paper.className = "drawing paper";
    paper.innerHTML = still.textContent;
    const canvas = document.createElement("div");
    canvas.className = "canvas";
    canvas.style.height = still.dataset.height + "px";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", paper.querySelector("svg").getAttribute("aria-label"));
    still.after(canvas, paper);
    drawn.push({ chart: window.echarts.init(canvas), data });
  }
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let waiting = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => drawn.forEach(d => d.chart.resize()));
  }).observe(document.querySelector("main"));

  const buttons = [...document.querySelectorAll(".steps button")];
  if (drawn.length > 0) document.querySelectorAll(".steps").forEach(s => { s.hidden = false; });
  for (const button of buttons) {
    button.addEventListener("click", () => {
      step = Number(button.dataset.step);
      buttons.forEach(b => b.setAttribute("aria-pressed", String(b === button)));
      document.querySelectorAll(".walk li").forEach((item, i) => item.classList.toggle("ahead", i >= step));
      draw();
    });
  }

  for (const table of document.querySelectorAll("table.sorts")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const key = row => row.cells[column].dataset.key ?? row.cells[column].textContent;
      const numeric = head.classList.contains("n");
      button.addEventListener("click", () => {
        const before = head.getAttribute("aria-sort");
        const rising = before ? before !== "ascending" : !numeric;
        heads.forEach(h => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", rising ? "ascending" : "descending");
        const rows = [...body.rows].map(row => [key(row), row]);
        // An empty cell stays last whichever way.
        rows.sort(([a], [b]) => a === "" || b === "" ? (a === "") - (b === "")
          : (rising ? 1 : -1) * (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0));
        body.append(...rows.map(r => r[1]));
      });
    });
  }
})();
