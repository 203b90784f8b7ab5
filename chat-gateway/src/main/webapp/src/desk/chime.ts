/** Two soft tones for a new critical case. Browsers allow sound only after a gesture, so it is off until switched on. */
export class Chime {
  private audio: AudioContext | undefined;

  get on(): boolean {
    return this.audio !== undefined;
  }

  switch(on: boolean): void {
    if (on) {
      this.audio ??= new AudioContext();
      this.ring();
    } else {
      void this.audio?.close();
      this.audio = undefined;
    }
  }

  ring(): void {
    const audio = this.audio;
    if (!audio) return;
    [660, 880].forEach((frequency, index) => {
      const start = audio.currentTime + index * 0.22;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.25, start + 0.03);
      volume.gain.linearRampToValueAtTime(0, start + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.22);
    });
  }
}
