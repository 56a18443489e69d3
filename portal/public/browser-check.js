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

  // What the oldest browsers of the build's target brought (Chrome 105, Firefox 110, Safari 16.4), and those before
  // lack. Windows 7 ends at Chrome 109.
  var isNew =
    'noModule' in document.createElement('script') &&
    !!window.fetch &&
    !!window.CSSStyleSheet &&
    'adoptedStyleSheets' in document &&
    !!window.CSSLayerBlockRule &&
    !!(window.CSS && CSS.supports && CSS.supports('container-type', 'inline-size'));

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
