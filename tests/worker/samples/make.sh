#!/bin/sh
# Makes the samples of this folder with ffmpeg: six seconds of sound, three of them silent, then three loud,
# and six with the rhythm of speech, as `speechAt` of ../support/sound-samples.ts says.
set -e
cd "$(dirname "$0")"
sound="aevalsrc=exprs='if(lt(t,3),0,0.5*sin(2*PI*440*t)+0.2*sin(2*PI*1330*t))':s=22050:d=6"
quiet="ffmpeg -y -v error -bitexact"

cat > chapters.txt <<'CHAPTERS'
;FFMETADATA1
title=Ensayo sobre el viento
artist=Ana Ruiz
[CHAPTER]
TIMEBASE=1/1000
START=0
END=3000
title=Silencio
[CHAPTER]
TIMEBASE=1/1000
START=3000
END=6000
title=Viento
CHAPTERS
$quiet -f lavfi -i "$sound" -i chapters.txt -map_metadata 1 -map_chapters 1 -c:a aac -b:a 16k -movflags +faststart silent-then-loud.m4b
rm chapters.txt
$quiet -f lavfi -i "$sound" -c:a aac -b:a 16k silent-then-loud.aac
$quiet -f lavfi -i "$sound" -ar 8000 -sample_fmt s16 -c:a flac -compression_level 12 silent-then-loud.flac
$quiet -f lavfi -i "$sound" -c:a libvorbis -b:a 24k silent-then-loud.ogg
$quiet -f lavfi -i "$sound" -ar 48000 -c:a libopus -b:a 10k silent-then-loud.opus

speech="aevalsrc=exprs='if(lt(mod(t,2),0.4),0,abs(sin(2*PI*0.7*t)*sin(2*PI*0.23*t))*(0.5*sin(2*PI*300*t)+0.3*sin(2*PI*1100*t)))':s=22050:d=6"
$quiet -f lavfi -i "$speech" -c:a libmp3lame -b:a 16k -write_xing 0 speech.cbr.mp3
$quiet -f lavfi -i "$speech" -c:a libmp3lame -q:a 9 speech.vbr.mp3
$quiet -f lavfi -i "$speech" -c:a aac -b:a 14k -movflags +faststart speech.m4b
$quiet -f lavfi -i "$speech" -c:a aac -b:a 14k speech.aac
$quiet -f lavfi -i "$speech" -ar 8000 -sample_fmt s16 -c:a flac -compression_level 12 speech.flac
$quiet -f lavfi -i "$speech" -c:a libvorbis -b:a 24k speech.ogg
$quiet -f lavfi -i "$speech" -ar 48000 -c:a libopus -b:a 10k speech.opus
