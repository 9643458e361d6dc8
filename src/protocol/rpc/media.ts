import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

const mode = word(["CDROM", "Disk"], (given) => `invalid mode: ${given} (use CDROM or Disk)`);
const massStorageMode = z.enum(["cdrom", "file"]);
const FileName = z.object({ filename: z.string() });
const sizeBytes = integer(0, Number.MAX_SAFE_INTEGER);

/** Methods about drives and images for the controlled computer. */
export const mediaMethods = {
  getVirtualMediaState: rpcMethod({
    description: "What is mounted; null when nothing is.",
    access: "read",
    params: Nothing,
    result: z.object({
      source: z.enum(["HTTP", "Storage", "WebRTC"]),
      mode: z.enum(["CDROM", "Disk"]),
      filename: z.string().optional(),
      url: z.string().optional(),
      size: z.number().int().describe("bytes"),
    }).nullable(),
  }),
  mountWithHTTP: rpcMethod({
    description: "Mounts an image that is read from a web server as the computer asks for it.",
    access: "control",
    params: z.object({ url: z.string(), mode }),
    result: Null,
  }),
  mountWithWebRTC: rpcMethod({
    description: "Mounts an image that the page serves.",
    access: "control",
    params: z.object({ filename: z.string(), size: sizeBytes, mode }),
    result: Null,
  }),
  mountWithStorage: rpcMethod({
    description: "Mounts an uploaded image.",
    access: "control",
    params: z.object({ filename: z.string(), mode }),
    result: Null,
  }),
  unmountImage: rpcMethod({
    description: "Ejects what is mounted.",
    access: "control",
    params: Nothing,
    result: Null,
  }),
  rpcMountBuiltInImage: rpcMethod({
    description: "Mounts an image that came with the appliance.",
    access: "control",
    params: FileName,
    result: Null,
  }),
  mountBuiltInImage: rpcMethod({
    description: "The same as `rpcMountBuiltInImage`.",
    access: "control",
    params: FileName,
    result: Null,
  }),
  setMassStorageMode: rpcMethod({
    description: "Chooses what kind of drive the computer sees.",
    access: "control",
    params: z.object({
      mode: word(massStorageMode.options, (given) => `invalid mode: ${given}`),
    }),
    result: massStorageMode,
  }),
  getMassStorageMode: rpcMethod({
    description: "What kind of drive the computer sees.",
    access: "read",
    params: Nothing,
    result: massStorageMode,
  }),
  checkMountUrl: rpcMethod({
    description: "Whether an address can be mounted, and how large the image there is.",
    access: "control",
    params: z.object({ url: z.string() }),
    result: z.object({
      Usable: z.boolean(),
      Reason: z.string().optional(),
      Size: z.number().int().describe("bytes"),
    }),
  }),
  listStorageFiles: rpcMethod({
    description: "Uploaded images, unfinished uploads (`*.incomplete`) included.",
    access: "read",
    params: Nothing,
    result: z.object({
      files: z.array(z.object({
        filename: z.string(),
        size: z.number().int().describe("bytes"),
        createdAt: z.string().describe("RFC 3339"),
      })),
    }),
  }),
  getStorageSpace: rpcMethod({
    description: "Room for images.",
    access: "read",
    params: Nothing,
    result: z.object({ bytesUsed: z.number().int(), bytesFree: z.number().int() }),
  }),
  deleteStorageFile: rpcMethod({
    description: "Deletes an uploaded image.",
    access: "control",
    params: FileName,
    result: Null,
  }),
  startStorageFileUpload: rpcMethod({
    description: "Begins an upload or goes on with one.",
    access: "control",
    params: z.object({ filename: z.string(), size: sizeBytes }),
    result: z.object({
      alreadyUploadedBytes: z.number().int(),
      dataChannel: z.string().describe("id of the upload: `upload_<uuid>`"),
    }),
  }),
};
