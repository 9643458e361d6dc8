import type { mediaMethods } from "../../protocol/rpc/media.ts";
import type { AreaHandlers } from "../handlers.ts";
import { notBuilt } from "./not_built.ts";

/** Drives and images for the controlled computer: there are none yet. */
export function mediaHandlers(): AreaHandlers<typeof mediaMethods> {
  return {
    getVirtualMediaState: () => null,
    mountWithHTTP: () => notBuilt("Mounting images"),
    mountWithWebRTC: () => notBuilt("Mounting images"),
    mountWithStorage: () => notBuilt("Mounting images"),
    // Nothing can be mounted, so there is nothing left to eject.
    unmountImage: () => null,
    rpcMountBuiltInImage: () => notBuilt("Mounting images"),
    mountBuiltInImage: () => notBuilt("Mounting images"),
    setMassStorageMode: () => notBuilt("The virtual drive"),
    getMassStorageMode: () => notBuilt("The virtual drive"),
    checkMountUrl: () => notBuilt("Mounting images"),
    listStorageFiles: () => notBuilt("Storage for images"),
    getStorageSpace: () => notBuilt("Storage for images"),
    deleteStorageFile: () => notBuilt("Storage for images"),
    startStorageFileUpload: () => notBuilt("Storage for images"),
  };
}
