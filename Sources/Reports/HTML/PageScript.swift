/// What the page can do with a script: filters, which stand in its address, and links from counts to what they count.
enum PageScript {
  static let asset = InlineAsset(text: text)

  private static let text = #"""

    (() => {
      "use strict";
      const form = document.getElementById("filters");
      const fields = ["q", "cat", "status", "family", "layer", "target"].filter((name) => form.elements[name]);
      const rules = [...document.querySelectorAll("[data-status]")];
      const texts = new Map();
      const textOf = (rule) => {
        if (!texts.has(rule)) texts.set(rule, rule.textContent.toLowerCase());
        return texts.get(rule);
      };

      // A fragment with an equals sign is a filter, any other is a place.
      const wanted = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

      const fits = (rule, query) => [...query].every(([name, value]) => {
        if (!value) return true;
        if (name === "q") return textOf(rule).includes(value.toLowerCase());
        return (rule.dataset[name] || "").split(" ").includes(value);
      });

      const apply = () => {
        const query = fields.map((name) => [name, form.elements[name].value]);
        const layer = form.elements.layer ? form.elements.layer.value : "";
        let shown = 0;
        for (const rule of rules) {
          rule.hidden = !fits(rule, query);
          if (!rule.hidden) shown += 1;
          for (const finding of rule.querySelectorAll(".finding")) {
            finding.hidden = layer !== "" && finding.dataset.layer !== layer;
          }
        }
        for (const note of document.querySelectorAll(".nothing")) {
          note.hidden = [...note.parentElement.querySelectorAll("[data-status]")].some((rule) => !rule.hidden);
        }
        for (const group of document.querySelectorAll(".question")) {
          group.hidden = [...group.querySelectorAll("[data-status]")].every((rule) => rule.hidden);
        }
        form.elements.shown.value = `${shown} of ${rules.length} rules`;
      };

      const read = () => {
        const query = wanted();
        for (const name of fields) {
          const field = form.elements[name];
          field.value = query.get(name) || "";
          // A value that this page has no choice for fits no rule, and must not look like none.
          if (field.options && query.get(name) && !field.value) {
            field.add(new Option(query.get(name)));
            field.value = query.get(name);
          }
        }
        apply();
      };

      const write = () => {
        const query = new URLSearchParams();
        for (const name of fields) if (form.elements[name].value) query.set(name, form.elements[name].value);
        history.replaceState(null, "", query.size ? `#${query}` : location.pathname + location.search);
        apply();
      };

      // What a link leads to is shown, whatever the filters and folds.
      const reveal = () => {
        const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!place) return;
        if (place.closest("[hidden]")) {
          form.reset();
          apply();
        }
        for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
        const own = place.querySelector(":scope > details");
        if (own) own.open = true;
        place.scrollIntoView();
      };

      const follow = () => {
        if (location.hash.includes("=")) {
          read();
          document.getElementById("filters").scrollIntoView();
        } else {
          reveal();
        }
      };

      for (const cell of document.querySelectorAll("[data-filter]")) {
        const link = document.createElement("a");
        link.href = `#${cell.dataset.filter}`;
        if (cell.dataset.label) link.setAttribute("aria-label", cell.dataset.label);
        link.append(...cell.childNodes);
        cell.append(link);
      }

      const folds = () => [...document.querySelectorAll("main details")];
      const unfold = form.elements.unfold;
      unfold.addEventListener("click", () => {
        const opens = folds().some((fold) => !fold.open);
        for (const fold of folds()) fold.open = opens;
        unfold.textContent = opens ? "Fold all" : "Unfold all";
      });

      let folded = [];
      addEventListener("beforeprint", () => {
        folded = folds().filter((fold) => !fold.open);
        for (const fold of folded) fold.open = true;
      });
      addEventListener("afterprint", () => {
        for (const fold of folded) fold.open = false;
      });

      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", write);
      form.addEventListener("reset", () => setTimeout(write));
      addEventListener("hashchange", follow);
      addEventListener("keydown", (event) => {
        const isTyping = event.target.closest("input, select, textarea");
        if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        form.elements.q.focus();
      });

      form.hidden = false;
      read();
      if (location.hash) follow();
    })();

    """#
}
