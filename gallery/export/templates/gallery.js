/* event-gallery */
// The viewer. Without it every link opens its picture.
(() => {
  const dialog = document.getElementById("viewer");
  const figures = [...document.querySelectorAll(".photos figure")];
  if (!dialog || !dialog.showModal || !figures.length) return;
  const [status, stage, told, count] = [".unseen", ".stage", ".told", ".count"].map((name) => dialog.querySelector(name));
  const address = /^#view-([0-9a-f]+)$/;
  let shown = -1; // place of the photo that is shown
  let pushed = false; // whether an entry of the history is ours

  const name = (place) => "#view-" + figures[place].id.slice(2);

  function show(place) {
    shown = (place + figures.length) % figures.length;
    const figure = figures[shown];
    const picture = figure.querySelector("picture").cloneNode(true);
    const image = picture.querySelector("img");
    for (const source of picture.querySelectorAll("[sizes]")) source.sizes = "100vw";
    image.loading = "eager";
    stage.replaceChildren(picture);
    const caption = figure.querySelector("figcaption")?.textContent.trim() ?? "";
    told.textContent = caption;
    told.hidden = !caption;
    const where = dialog.dataset.photo.replace("{number}", shown + 1).replace("{total}", figures.length);
    count.textContent = `${shown + 1} / ${figures.length}`;
    const alt = image.getAttribute("alt");
    status.textContent = [where, alt ?? dialog.dataset.missing, caption].filter(Boolean).join(". ");
    if (!dialog.open) {
      dialog.showModal();
      dialog.querySelector("[data-close]").focus();
    }
  }

  function open(place) {
    show(place);
    history.pushState(null, "", name(shown));
    pushed = true;
  }

  function go(place) {
    show(place);
    history.replaceState(null, "", name(shown));
  }

  function closed() {
    figures[shown]?.querySelector("a").focus();
    stage.replaceChildren();
    if (!address.test(location.hash)) return;
    if (pushed) history.back();
    else history.replaceState(null, "", location.pathname + location.search);
    pushed = false;
  }

  function follow() {
    const found = address.exec(location.hash);
    const place = found ? figures.findIndex((one) => one.id === "p-" + found[1]) : -1;
    if (place >= 0) show(place);
    else if (dialog.open) dialog.close();
  }

  document.querySelector(".photos").addEventListener("click", (event) => {
    const figure = event.target.closest("figure a")?.closest("figure");
    if (!figure || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(figures.indexOf(figure));
  });
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.go) go(shown + Number(button.dataset.go));
    else if (button || event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const last = figures.length - 1;
    const to = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to);
  });
  let from = null;
  stage.addEventListener("touchstart", (event) => {
    from = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  stage.addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    const [across, down] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(down)) go(shown + (across < 0 ? 1 : -1));
    from = null;
  });
  dialog.addEventListener("close", closed);
  addEventListener("popstate", () => {
    pushed = false;
    follow();
  });
  follow();
})();
