/* Records what a program does to the files below one folder, in the order in which it happens.
 *
 * Loaded in front of the C library (LD_PRELOAD), it stands in for the calls that change or sync
 * files. One lock is held over each call and its record, so the record is a true order. Which file a
 * descriptor means is asked of the system each time, so duplicated descriptors need no care. A
 * record is 1 byte operation, 8 bytes inode, 8 bytes place, 4 bytes length, then so many bytes, all
 * as the machine writes numbers. SQLite's "-shm" is left out: it lives in shared memory and is made
 * anew after a crash. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    CREATE = 1, /* a new name for a new file */
    RESIZE,     /* place: the new size */
    WRITE,      /* bytes at a place */
    GROW,       /* place: the least size from now on */
    SYNC,       /* a file by inode, or a folder by its path */
    MKDIR,
    RENAME, /* two paths, a zero byte between */
    UNLINK,
    RMDIR,
    LINK /* two paths, a zero byte between */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int record = -1;

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("MOTCUA_RECORDED_FOLDER");
    const char *file = getenv("MOTCUA_RECORD");
    if (!folder || !file || strlen(folder) >= sizeof root) return;
    strcpy(root, folder);
    root_length = strlen(root);
    record = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

/* The path below the recorded folder, or nothing where it is not recorded. */
static const char *below(const char *path) {
    if (record < 0 || strncmp(path, root, root_length)) return NULL;
    const char *rest = path + root_length;
    if (*rest == '/') rest++;
    else if (*rest) return NULL;
    size_t length = strlen(rest);
    if (length >= 4 && !strcmp(rest + length - 4, "-shm")) return NULL;
    return rest;
}

/* As `below`, of a path that may be relative to an open folder. */
static const char *named(int folder, const char *path, char full[PATH_MAX]) {
    if (record < 0) return NULL;
    if (path[0] == '/') return below(path);
    char link[64];
    if (folder == AT_FDCWD) strcpy(link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, full, PATH_MAX - 1);
    if (length < 0 || (size_t)length + strlen(path) + 2 > PATH_MAX) return NULL;
    full[length] = '/';
    strcpy(full + length + 1, path);
    return below(full);
}

/* As `below`, of an open file; `found` is what the system says of it. */
static const char *opened(int file, char full[PATH_MAX], struct stat *found) {
    if (record < 0 || file == record || fstat(file, found)) return NULL;
    if (!S_ISREG(found->st_mode) && !S_ISDIR(found->st_mode)) return NULL;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, full, PATH_MAX - 1);
    if (length < 0) return NULL;
    full[length] = 0;
    /* A file that has lost its name is still written to. */
    static const char gone[] = " (deleted)";
    size_t end = (size_t)length;
    if (end > sizeof gone && !strcmp(full + end - (sizeof gone - 1), gone)) full[end - (sizeof gone - 1)] = 0;
    return below(full);
}

static void put(uint8_t operation, uint64_t inode, uint64_t place, const void *bytes, size_t length) {
    int kept = errno;
    unsigned char head[21];
    uint32_t short_length = (uint32_t)length;
    head[0] = operation;
    memcpy(head + 1, &inode, 8);
    memcpy(head + 9, &place, 8);
    memcpy(head + 17, &short_length, 4);
    struct iovec pieces[2] = {{head, sizeof head}, {(void *)bytes, length}};
    ssize_t written = syscall(SYS_writev, record, pieces, 2);
    /* Half a record would be taken for a whole history. */
    if (written != (ssize_t)(sizeof head + length)) abort();
    errno = kept;
}

static void put_two(uint8_t operation, const char *from, const char *to) {
    char both[2 * PATH_MAX];
    size_t first = strlen(from), second = strlen(to);
    memcpy(both, from, first + 1);
    memcpy(both + first + 1, to, second);
    put(operation, 0, 0, both, first + 1 + second);
}

static int do_open(int folder, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    const char *name = (flags & (O_CREAT | O_TRUNC)) ? named(folder, path, full) : NULL;
    if (!name) return (int)syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&lock);
    int there = !syscall(SYS_faccessat, folder, path, F_OK);
    int file = (int)syscall(SYS_openat, folder, path, flags, mode);
    struct stat found;
    if (file >= 0 && !fstat(file, &found)) {
        if (!there) put(CREATE, found.st_ino, 0, name, strlen(name));
        else if (flags & O_TRUNC) put(RESIZE, found.st_ino, 0, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    return file;
}

#define MODE(flags)                                   \
    mode_t mode = 0;                                  \
    if ((flags) & (O_CREAT | O_TMPFILE)) {            \
        va_list rest;                                 \
        va_start(rest, flags);                        \
        mode = (mode_t)va_arg(rest, int);             \
        va_end(rest);                                 \
    }

int open(const char *path, int flags, ...) { MODE(flags) return do_open(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return do_open(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return do_open(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return do_open(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return do_open(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* Runs a call that writes; `place` is -1 where the descriptor knows it. */
static ssize_t do_write(int file, const struct iovec *pieces, int count, off_t place) {
    char full[PATH_MAX];
    struct stat found;
    int positioned = place >= 0;
    if (!opened(file, full, &found)) {
        return positioned ? syscall(SYS_pwritev, file, pieces, count, place, 0)
                          : syscall(SYS_writev, file, pieces, count);
    }
    pthread_mutex_lock(&lock);
    int flags = fcntl(file, F_GETFL);
    if (flags & O_APPEND) place = fstat(file, &found) ? 0 : found.st_size;
    else if (!positioned) place = lseek(file, 0, SEEK_CUR);
    ssize_t written = positioned ? syscall(SYS_pwritev, file, pieces, count, place, 0)
                                 : syscall(SYS_writev, file, pieces, count);
    ssize_t left = written;
    for (int piece = 0; piece < count && left > 0; piece++) {
        size_t length = pieces[piece].iov_len < (size_t)left ? pieces[piece].iov_len : (size_t)left;
        if (length) put(WRITE, found.st_ino, (uint64_t)place, pieces[piece].iov_base, length);
        place += (off_t)length;
        left -= (ssize_t)length;
    }
    pthread_mutex_unlock(&lock);
    return written;
}

ssize_t write(int file, const void *bytes, size_t length) {
    struct iovec piece = {(void *)bytes, length};
    return do_write(file, &piece, 1, -1);
}
ssize_t writev(int file, const struct iovec *pieces, int count) { return do_write(file, pieces, count, -1); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t place) {
    struct iovec piece = {(void *)bytes, length};
    return do_write(file, &piece, 1, place);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place) { return pwrite(file, bytes, length, place); }
ssize_t pwritev(int file, const struct iovec *pieces, int count, off_t place) { return do_write(file, pieces, count, place); }
ssize_t pwritev64(int file, const struct iovec *pieces, int count, off64_t place) { return do_write(file, pieces, count, place); }

/* Runs a call on an open file and records it if it went well. */
#define ON_FILE(call, operation, number)                                                  \
    char full[PATH_MAX];                                                                  \
    struct stat found;                                                                    \
    if (!opened(file, full, &found)) return (int)(call);                                  \
    pthread_mutex_lock(&lock);                                                            \
    int outcome = (int)(call);                                                            \
    if (!outcome) put(operation, found.st_ino, (uint64_t)(number), NULL, 0);              \
    pthread_mutex_unlock(&lock);                                                          \
    return outcome;

int ftruncate(int file, off_t size) { ON_FILE(syscall(SYS_ftruncate, file, size), RESIZE, size) }
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

int fallocate(int file, int mode, off_t from, off_t length) {
    /* Only what nobody here asks for changes bytes without changing the size. */
    if (mode) return (errno = EOPNOTSUPP, -1);
    ON_FILE(syscall(SYS_fallocate, file, mode, from, length), GROW, from + length)
}
int fallocate64(int file, int mode, off64_t from, off64_t length) { return fallocate(file, mode, from, length); }
int posix_fallocate(int file, off_t from, off_t length) { return fallocate(file, 0, from, length) ? errno : 0; }
int posix_fallocate64(int file, off64_t from, off64_t length) { return posix_fallocate(file, from, length); }

static int do_sync(int file, long call) {
    char full[PATH_MAX];
    struct stat found;
    const char *name = opened(file, full, &found);
    if (!name) return (int)syscall(call, file);
    pthread_mutex_lock(&lock);
    int outcome = (int)syscall(call, file);
    if (!outcome) {
        int folder = S_ISDIR(found.st_mode);
        put(SYNC, folder ? 0 : found.st_ino, 0, name, folder ? strlen(name) : 0);
    }
    pthread_mutex_unlock(&lock);
    return outcome;
}

int fsync(int file) { return do_sync(file, SYS_fsync); }
int fdatasync(int file) { return do_sync(file, SYS_fdatasync); }

/* Runs a call on one name and records it if it went well. */
static int on_name(uint8_t operation, int folder, const char *path, long call, int last) {
    char full[PATH_MAX];
    const char *name = named(folder, path, full);
    if (!name) return (int)syscall(call, folder, path, last);
    pthread_mutex_lock(&lock);
    int outcome = (int)syscall(call, folder, path, last);
    if (!outcome) put(operation, 0, 0, name, strlen(name));
    pthread_mutex_unlock(&lock);
    return outcome;
}

int mkdir(const char *path, mode_t mode) { return on_name(MKDIR, AT_FDCWD, path, SYS_mkdirat, (int)mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return on_name(MKDIR, folder, path, SYS_mkdirat, (int)mode); }
int unlink(const char *path) { return on_name(UNLINK, AT_FDCWD, path, SYS_unlinkat, 0); }
int unlinkat(int folder, const char *path, int flags) {
    return on_name(flags & AT_REMOVEDIR ? RMDIR : UNLINK, folder, path, SYS_unlinkat, flags);
}
int rmdir(const char *path) { return on_name(RMDIR, AT_FDCWD, path, SYS_unlinkat, AT_REMOVEDIR); }

static int on_two_names(uint8_t operation, int from_folder, const char *from, int to_folder, const char *to,
                        long call, unsigned flags) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *first = named(from_folder, from, one), *second = named(to_folder, to, two);
    if (!first || !second) return (int)syscall(call, from_folder, from, to_folder, to, flags);
    pthread_mutex_lock(&lock);
    int outcome = (int)syscall(call, from_folder, from, to_folder, to, flags);
    if (!outcome) put_two(operation, first, second);
    pthread_mutex_unlock(&lock);
    return outcome;
}

int rename(const char *from, const char *to) {
    return on_two_names(RENAME, AT_FDCWD, from, AT_FDCWD, to, SYS_renameat2, 0);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return on_two_names(RENAME, from_folder, from, to_folder, to, SYS_renameat2, 0);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return on_two_names(RENAME, from_folder, from, to_folder, to, SYS_renameat2, flags);
}
int link(const char *from, const char *to) { return on_two_names(LINK, AT_FDCWD, from, AT_FDCWD, to, SYS_linkat, 0); }
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    return on_two_names(LINK, from_folder, from, to_folder, to, SYS_linkat, (unsigned)flags);
}
