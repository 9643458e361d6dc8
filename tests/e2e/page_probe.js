// Runs in the page before its own code: keeps hold of its peer connections, so that a test can ask
// the browser what really arrived, and reads pixels of the picture.
const peers = [];
const channels = [];

globalThis.RTCPeerConnection = class extends globalThis.RTCPeerConnection {
  constructor(...args) {
    super(...args);
    peers.push(this);
  }

  createDataChannel(...args) {
    const channel = super.createDataChannel(...args);
    channels.push(channel);
    return channel;
  }
};

const spot = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

globalThis.kvmProbe = {
  /** The statistics of the video of the newest peer that has one. */
  async inboundVideo() {
    for (const peer of peers.toReversed()) {
      if (peer.connectionState === "closed") continue;
      for (const stats of (await peer.getStats()).values()) {
        if (stats.type !== "inbound-rtp" || stats.kind !== "video") continue;
        const { timestamp, framesDecoded, frameWidth, frameHeight, keyFramesDecoded } = stats;
        return { timestamp, framesDecoded, frameWidth, frameHeight, keyFramesDecoded };
      }
    }
    return null;
  },

  /** Sends this on every open channel. @returns Their labels. */
  sendEverywhere(data) {
    const open = channels.filter((channel) => channel.readyState === "open");
    for (const channel of open) channel.send(data);
    return open.map((channel) => channel.label);
  },

  /** Brightness, 0..255, at a pixel of the picture. */
  brightness(x, y) {
    const video = document.querySelector("video");
    spot.drawImage(video, x, y, 1, 1, 0, 0, 1, 1);
    const [red, green, blue] = spot.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  },
};
