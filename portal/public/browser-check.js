// Runs in every browser, even very old ones: use nothing newer than ECMAScript 3.
(function () {
  function show(id) {
    var part = document.getElementById(id);
    if (!part) return;
    part.removeAttribute('hidden');
    document.getElementById('trouble').removeAttribute('hidden');
    var opening = document.getElementById('opening');
    if (opening) opening.style.display = 'none';
  }

  var isNew =
    'noModule' in document.createElement('script') &&
    !!window.fetch &&
    !!window.CSSStyleSheet &&
    'adoptedStyleSheets' in document &&
    !!(window.CSS && CSS.supports && CSS.supports('inset', '0'));

  // Hide what an old browser makes of the page.
  if (!isNew) document.documentElement.className = 'is-old';

  window.onload = function () {
    if (!isNew) return show('old-browser');
    // React replaces #opening. If it is still there, the application did not start.
    setTimeout(function () {
      if (document.getElementById('opening')) show('not-loaded');
    }, 15000);
  };

  function notLoaded(event) {
    var part = event.target && event.target.tagName;
    if (part && part !== 'SCRIPT') return;
    if (document.getElementById('opening')) show('not-loaded');
  }

  if (isNew) {
    // A script that fails to load, one that throws, and texts that fail to load.
    window.addEventListener('error', notLoaded, true);
    window.addEventListener('unhandledrejection', notLoaded);
  }
})();
