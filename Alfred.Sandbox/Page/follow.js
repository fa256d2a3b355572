// Keeps the newest in sight for whoever has not scrolled away from it, and shows the way back to whoever has.
import { h, icon } from "./dom.js";

export class Follower {
  constructor(scroller) {
    this.scroller = scroller;
    this.follows = true;
    const button = h("button", { type: "button", onclick: () => this.goToEnd() }, icon("down"), "New messages");
    this.element = h("div.newest", { hidden: true }, button);
    scroller.addEventListener("scroll", () => {
      this.follows = this.isNearEnd;
      if (this.follows) this.element.hidden = true;
    }, { passive: true });
    // A picture that arrives after its message takes more room, and a notice or a keyboard leaves less.
    scroller.addEventListener("load", () => this.keep(), true);
    new ResizeObserver(() => this.keep()).observe(scroller);
  }

  get isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  keep() {
    if (this.follows) this.toEnd();
  }

  goToEnd() {
    this.toEnd();
    (this.scroller.matches("[tabindex]") ? this.scroller : this.scroller.querySelector("[tabindex]")).focus({ preventScroll: true });
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.follows = true;
    this.element.hidden = true;
  }

  // The change says true when it brought what somebody else wrote: that is below for whoever reads further up.
  during(change) {
    const { follows } = this;
    const hasNews = change() === true;
    if (follows) this.toEnd();
    else if (hasNews && !this.isNearEnd) this.element.hidden = false;
  }
}
