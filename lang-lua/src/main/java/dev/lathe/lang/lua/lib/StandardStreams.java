package dev.lathe.lang.lua.lib;

import java.io.InputStream;
import java.io.OutputStream;

/** The three files that every program has. */
record StandardStreams(GuestFile input, GuestFile output, GuestFile error) {

  /** On streams of the embedder, who buffers and flushes them. */
  static StandardStreams of(InputStream input, OutputStream output, OutputStream error) {
    return new StandardStreams(
        standard(new Device.Input(input)), standard(new Device.Output(output)), standard(new Device.Output(error)));
  }

  private static GuestFile standard(Device device) {
    return new GuestFile(device, GuestFile.Origin.STANDARD, GuestFile.Buffering.NONE);
  }
}
